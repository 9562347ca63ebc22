import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import type { Learner } from '@zhixing/shared/identity/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pages } from '@zhixing/shared/pages'
import { ActionButton } from '../../components/controls/action-button'
import { CourseCard } from '../../components/course/course-card'
import { EmptyNotice } from '../../components/feedback/empty-notice'
import { QueryView } from '../../components/feedback/query-view'
import { Skeleton } from '../../components/feedback/skeleton'
import { Heading } from '../../components/layout/heading'
import { Page } from '../../components/layout/page'
import { SectionTitle } from '../../components/layout/section-title'
import { Requirements } from '../../components/study/requirements'
import { openPage } from '../../navigation/navigate'
import { AnnouncementRow } from './announcement-row'
import { ContinueCard } from './continue-card'
import './index.scss'
import { useHome } from './use-home'

const openTranscript = () => openPage(ledgerPages.transcript)

export default function Home() {
  const { learner, result, requirements, current, required, announcements, newest } = useHome()
  usePullDownRefresh(() => {
    result.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page isTab>
      <QueryView
        result={result}
        skeleton={<Skeleton parts={['greeting', 'title', 'card', 'title', 'card']} />}
      >
        {() => (
          <>
            <Greeting learner={learner} />
            {current && <ContinueCard registration={current} />}
            {requirements && <SectionTitle title="培训要求" more="学习档案" onMore={openTranscript} />}
            {requirements && (
              <View className="card">
                <Requirements requirements={requirements} />
              </View>
            )}
            {required.length > 0 && <SectionTitle title="必修课程" />}
            {required.map((course) => (
              <CourseCard course={course} key={course.courseId} />
            ))}
            {announcements.length > 0 && (
              <SectionTitle
                title="最新公告"
                more="全部"
                onMore={() => openPage(announcementsPages.announcements)}
              />
            )}
            {announcements.length > 0 && (
              <View className="card home__announcements">
                {announcements.map((announcement) => (
                  <AnnouncementRow announcement={announcement} key={announcement.announcementId} />
                ))}
              </View>
            )}
            <SectionTitle title="新课上线" more="全部课程" onMore={() => openPage(pages.catalogue)} />
            {newest.map((course) => (
              <CourseCard course={course} key={course.courseId} />
            ))}
            {newest.length === 0 && required.length === 0 && (
              <EmptyNotice title="课程正在准备" detail="新课上线后会出现在这里" />
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}

function Greeting({ learner }: { learner: Learner | undefined }) {
  if (learner) {
    return (
      <View className="home__greeting">
        <Heading className="home__name">{`${learner.name}，您好`}</Heading>
        <Text className="home__organisation">{learner.organisationNames.at(-1) ?? ''}</Text>
      </View>
    )
  }
  return (
    <View className="home__welcome">
      <Heading className="home__welcome-title">学有所成，学时有据</Heading>
      <Text className="home__welcome-line">
        课程可以直接浏览。绑定学员身份后，学习时长自动记入您的学习档案。
      </Text>
      <ActionButton onClick={() => openPage(identityPages.bind)}>绑定学员身份</ActionButton>
    </View>
  )
}
