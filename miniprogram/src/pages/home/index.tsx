import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import type { Learner } from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pages } from '@zhixing/shared/pages'
import { Action } from '../../components/control/action'
import { CourseCard } from '../../components/course/course-card'
import { Answered } from '../../components/outcome/answered'
import { Empty } from '../../components/outcome/empty'
import { Page } from '../../components/page/page'
import { SectionTitle } from '../../components/page/section-title'
import { Skeleton } from '../../components/page/skeleton'
import { Requirements } from '../../components/study/requirements'
import { go } from '../../navigation/navigate'
import { AnnouncementRow } from './announcement-row'
import { ContinueCard } from './continue-card'
import './index.scss'
import { useHome } from './use-home'

export default function Home() {
  const { learner, answer, requirements, next, owed, announcements, courses } = useHome()
  usePullDownRefresh(() => {
    answer.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      <Answered by={answer} skeleton={<Skeleton hero />}>
        {() => (
          <>
            <Greeting learner={learner} />
            {next && <ContinueCard registration={next} />}
            {requirements && (
              <SectionTitle title="培训要求" more="学习档案" onMore={() => go(ledgerPages.transcript)} />
            )}
            {requirements && (
              <View className="card">
                <Requirements requirements={requirements} />
              </View>
            )}
            {owed.length > 0 && <SectionTitle title="必修课程" />}
            {owed.map((course) => (
              <CourseCard course={course} key={course.courseId} />
            ))}
            {announcements.length > 0 && (
              <SectionTitle
                title="最新公告"
                more="全部"
                onMore={() => go(announcementsPages.announcements)}
              />
            )}
            {announcements.length > 0 && (
              <View className="card home__announcements">
                {announcements.map((announcement) => (
                  <AnnouncementRow announcement={announcement} key={announcement.announcementId} />
                ))}
              </View>
            )}
            <SectionTitle title="新课上线" more="全部课程" onMore={() => go(pages.catalogue)} />
            {courses.map((course) => (
              <CourseCard course={course} key={course.courseId} />
            ))}
            {courses.length === 0 && owed.length === 0 && (
              <Empty title="课程正在准备" detail="新课上线后会出现在这里" />
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Greeting({ learner }: { learner: Learner | undefined }) {
  if (learner) {
    return (
      <View className="home__greeting">
        <Text className="home__name">{`${learner.name}，您好`}</Text>
        <Text className="home__organisation">{learner.organisationNames.at(-1) ?? ''}</Text>
      </View>
    )
  }
  return (
    <View className="home__welcome">
      <Text className="home__welcome-title">学有所成，学时有据</Text>
      <Text className="home__welcome-line">
        课程可以直接浏览。绑定学员身份后，学习时长自动记入您的学习档案。
      </Text>
      <Action onClick={() => go(identityPages.bind)}>绑定学员身份</Action>
    </View>
  )
}
