import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { topicTitles } from '@zhixing/shared/announcements/contract'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { pages } from '@zhixing/shared/pages'
import { Refusal } from '@zhixing/shared/problem'
import { useState } from 'react'
import { ActionButton } from '../../../components/controls/action-button'
import { QueryView } from '../../../components/feedback/query-view'
import { Skeleton } from '../../../components/feedback/skeleton'
import { Heading } from '../../../components/layout/heading'
import { Page } from '../../../components/layout/page'
import { ArticleBody } from '../../../components/study/article-body'
import { openPage } from '../../../navigation/navigate'
import { momentWords } from '../../../words/moments'
import { CourseLink } from './course-link'
import './index.scss'
import { NotVisible } from './not-visible'
import { type Announcement, useAnnouncement } from './use-announcement'

export default function Detail() {
  const { announcementId = '' } = useRouter().params
  const { result, course, isGuest } = useAnnouncement(announcementId)
  const isNotVisible = result.error instanceof Refusal && result.error.type === 'announcements/not-found'
  return (
    <Page>
      {isNotVisible ? (
        <NotVisible isGuest={isGuest} />
      ) : (
        <QueryView result={result} skeleton={<Skeleton parts={['lines', 'line', 'card']} />}>
          {(announcement) => (
            <>
              <Heading className="announcement__title">
                <Text userSelect>{announcement.title}</Text>
              </Heading>
              <Facts announcement={announcement} />
              <ArticleBody body={announcement.body} />
              {course && <CourseLink course={course} />}
              <LinksOfFirstPage />
            </>
          )}
        </QueryView>
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

/** A learner who opened the announcement from a WeChat message has no page to go back to. */
function LinksOfFirstPage() {
  const [isFirst] = useState(() => Taro.getCurrentPages().length === 1)
  if (!isFirst) return null
  return (
    <View className="announcement__links">
      <ActionButton kind="quiet" onClick={() => openPage(announcementsPages.announcements)}>
        查看全部公告
      </ActionButton>
      <ActionButton kind="plain" onClick={() => openPage(pages.home)}>
        回首页
      </ActionButton>
    </View>
  )
}
