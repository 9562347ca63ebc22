import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { topicTitles } from '@zhixing/shared/announcements/contract'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import type { Course } from '@zhixing/shared/catalogue/course'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { identityPages } from '@zhixing/shared/identity/pages'
import { pages } from '@zhixing/shared/pages'
import { Refusal } from '@zhixing/shared/problem'
import { useState } from 'react'
import { Action } from '../../../components/control/action'
import { CourseCover } from '../../../components/course/course-cover'
import { Answered } from '../../../components/outcome/answered'
import { Notice } from '../../../components/outcome/notice'
import { Page } from '../../../components/page/page'
import { Skeleton } from '../../../components/page/skeleton'
import { Blocks } from '../../../components/study/blocks'
import { go, replace } from '../../../navigation/navigate'
import { momentWords } from '../../../words/moments'
import { aboutWords, studyHoursWords } from '../../../words/words'
import './index.scss'
import { type Announcement, useAnnouncement } from './use-announcement'

export default function Detail() {
  const { announcementId = '' } = useRouter().params
  const { answer, course, isGuest } = useAnnouncement(announcementId)
  const isGone = answer.error instanceof Refusal && answer.error.type === 'announcements/not-found'
  return (
    <Page>
      {isGone ? (
        <Gone isGuest={isGuest} />
      ) : (
        <Answered by={answer} skeleton={<Skeleton rows={3} />}>
          {(announcement) => (
            <>
              <Text className="announcement__title" userSelect>
                {announcement.title}
              </Text>
              <Facts announcement={announcement} />
              <Blocks body={announcement.body} />
              {course && <CourseLink course={course} />}
              <Onward />
            </>
          )}
        </Answered>
      )}
    </Page>
  )
}

function Facts({ announcement: { topic, organisationName, publishedAt } }: { announcement: Announcement }) {
  return (
    <View className="announcement__facts">
      <Text className={`tag ${topic === 'notice' ? 'tag--accent' : 'tag--good'}`}>{topicTitles[topic]}</Text>
      <Text className="announcement__who">{`${organisationName} · ${momentWords(publishedAt)}`}</Text>
    </View>
  )
}

function CourseLink({ course }: { course: Course }) {
  const open = () => go(cataloguePages.course, { courseId: course.courseId })
  return (
    <View className="card announcement__course">
      <View className="announcement__course-facts" hoverClass="pressed" onClick={open}>
        <CourseCover size="small" categoryId={course.categoryId} title={course.title} />
        <View className="announcement__course-words">
          <Text className="announcement__course-title">{course.title}</Text>
          <Text className="note">{`${course.lessons.length} 课时 · ${aboutWords(course.lengthSeconds)} · 学完计 ${studyHoursWords(course.studyHours)}`}</Text>
        </View>
      </View>
      <Action onClick={open}>去学习</Action>
    </View>
  )
}

/** Whoever came by a card of WeChat has nothing to go back to. */
function Onward() {
  const [isFirst] = useState(() => Taro.getCurrentPages().length === 1)
  if (!isFirst) return null
  return (
    <View className="announcement__onward">
      <Action kind="quiet" onClick={() => go(announcementsPages.announcements)}>
        查看全部公告
      </Action>
      <Action kind="plain" onClick={() => go(pages.home)}>
        回首页
      </Action>
    </View>
  )
}

/** A bell may have rung for what was withdrawn since, or for another's eyes. */
function Gone({ isGuest }: { isGuest: boolean }) {
  const others = { title: '看其他公告', onClick: () => replace(announcementsPages.announcements) }
  if (!isGuest)
    return (
      <Notice
        mark="—"
        title="现在看不到这条公告"
        detail="它可能已经撤回，正在更正；也可能不是发给您单位的。"
        act={others}
      />
    )
  return (
    <Notice
      mark="—"
      title="现在看不到这条公告"
      detail="它可能已经撤回，也可能只发给本单位学员。您是学员的话，绑定身份后再看。"
      act={{ title: '去绑定', onClick: () => go(identityPages.bind) }}
    >
      <View className="announcement__others">
        <Action kind="plain" onClick={others.onClick}>
          {others.title}
        </Action>
      </View>
    </Notice>
  )
}
