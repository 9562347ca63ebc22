import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import type { getTranscript } from '@zhixing/shared/ledger/contract'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pages } from '@zhixing/shared/pages'
import type * as z from 'zod'
import { Choices } from '../../components/control/choices'
import { Answered } from '../../components/outcome/answered'
import { Empty } from '../../components/outcome/empty'
import { Page } from '../../components/page/page'
import { Requirements } from '../../components/study/requirements'
import { StudyHours } from '../../components/study/study-hours'
import { go } from '../../navigation/navigate'
import { RegistrationCard } from './registration-card'
import './index.scss'
import { states, useStudyTab } from './use-study-tab'

export default function Study() {
  const { answer, transcript, registrations, completed, state, setState } = useStudyTab()
  usePullDownRefresh(() => {
    answer.retry()
    Taro.stopPullDownRefresh()
  })
  return (
    <Page>
      <Answered by={answer} invitation="绑定后，这里会显示您的课程和本年度学时">
        {() => (
          <>
            {transcript && <ThisYear transcript={transcript} completed={completed} />}
            <View className="study__states">
              <Choices choices={states} chosen={state} onChoose={setState} />
            </View>
            {registrations.map((registration) => (
              <RegistrationCard registration={registration} key={registration.courseId} />
            ))}
            {registrations.length === 0 && state === 'enrolled' && (
              <Empty
                title="没有正在学习的课程"
                detail="选一门课程报名，进度会出现在这里"
                act={{ title: '去选课', onClick: () => go(pages.catalogue) }}
              />
            )}
            {registrations.length === 0 && state === 'completed' && (
              <Empty title="还没有学完的课程" detail="学完一门课程，学时自动入账" />
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function ThisYear({
  transcript,
  completed,
}: {
  transcript: z.output<typeof getTranscript.output>
  completed: number
}) {
  const { creditYear, studyHours, requirements } = transcript
  return (
    <View className="card study__year" hoverClass="pressed" onClick={() => go(ledgerPages.transcript)}>
      <View className="study__numbers">
        <StudyHours value={studyHours} name={`${creditYear} 年已入账`} />
        <StudyHours value={completed} unit="门" name="学完课程" />
      </View>
      <Requirements requirements={requirements} brief />
      <Text className="study__more">查看学习档案</Text>
    </View>
  )
}
