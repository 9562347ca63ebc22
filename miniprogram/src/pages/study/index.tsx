import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { OutputOf } from '@zhixing/shared/contract'
import type { getTranscript } from '@zhixing/shared/ledger/contract'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { entryCountsOf } from '@zhixing/shared/ledger/rules'
import { pages } from '@zhixing/shared/pages'
import { Choices } from '../../components/controls/choices'
import { Pressable } from '../../components/controls/pressable'
import { EmptyNotice } from '../../components/feedback/empty-notice'
import { QueryView } from '../../components/feedback/query-view'
import { Skeleton } from '../../components/feedback/skeleton'
import { Page } from '../../components/layout/page'
import { KeyFigure } from '../../components/study/key-figure'
import { Requirements } from '../../components/study/requirements'
import { openPage } from '../../navigation/navigate'
import './index.scss'
import { RegistrationCard } from './registration-card'
import { stateChoices, useStudyTab } from './use-study-tab'

export default function Study() {
  const { result, transcript, registrations, reversedCourses, state, setState } = useStudyTab()
  usePullDownRefresh(() => {
    result.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page isTab>
      <QueryView
        result={result}
        skeleton={<Skeleton parts={['card', 'tabs', 'row', 'row']} />}
        invitation="绑定后，这里会显示您的课程和本年度学时"
      >
        {() => (
          <>
            {transcript && <YearCard transcript={transcript} />}
            <View className="study__states">
              <Choices
                kind="tab"
                label="我的课程"
                choices={stateChoices}
                chosen={state}
                onChoose={setState}
              />
            </View>
            {registrations.map((registration) => (
              <RegistrationCard
                registration={registration}
                isReversed={reversedCourses.includes(registration.courseId)}
                key={registration.courseId}
              />
            ))}
            {registrations.length === 0 && state === 'enrolled' && (
              <EmptyNotice
                title="没有正在学习的课程"
                detail="选一门课程报名，进度会出现在这里"
                action={{ title: '去选课', onClick: () => openPage(pages.catalogue) }}
              />
            )}
            {registrations.length === 0 && state === 'completed' && (
              <EmptyNotice title="还没有学完的课程" detail="学完一门课程，学时自动入账" />
            )}
          </>
        )}
      </QueryView>
    </Page>
  )
}

/** The same figures as on the page that it opens. */
function YearCard({ transcript }: { transcript: OutputOf<typeof getTranscript> }) {
  const { creditYear, studyHours, requirements, entries } = transcript
  return (
    <Pressable role="link" className="card study__year" onClick={() => openPage(ledgerPages.transcript)}>
      <View className="study__numbers">
        <KeyFigure value={studyHours} name={`${creditYear} 年已入账`} />
        <KeyFigure value={entryCountsOf(entries).courses} unit="门" name="入账课程" />
      </View>
      <Requirements requirements={requirements} isBrief />
      <Text className="study__more">查看学习档案</Text>
    </Pressable>
  )
}
