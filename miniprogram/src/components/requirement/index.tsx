import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@zhixing/shared/contract'
import type { getTranscript } from '@zhixing/shared/credits/contract'
import { studyHoursWords } from '../../words'
import { ProgressLine } from '../progress-line'
import './index.scss'

export type Transcript = OutputOf<typeof getTranscript>

/** What the policy asks for, how much of it is there, what is left, and who says so. */
export function Requirement({ requirement }: { requirement: NonNullable<Transcript['requirement']> }) {
  const { title, hours, period, source, sample, achievedHours, remainingHours } = requirement
  const span = period === 'year' ? '本年度' : '近五年'
  const left = remainingHours > 0 ? `还需 ${studyHoursWords(remainingHours)}` : '已达到要求'
  return (
    <View className="requirement">
      <ProgressLine part={hours ? achievedHours / hours : 1} />
      <View className="requirement__numbers">
        <Text>{`${span} ${number(achievedHours)} / ${studyHoursWords(hours)}`}</Text>
        <Text className={remainingHours > 0 ? 'requirement__left' : 'requirement__met'}>{left}</Text>
      </View>
      <Text className="requirement__title">{`要求：${title}`}</Text>
      <View className="requirement__source">
        {sample && <Text className="tag requirement__sample">示例</Text>}
        {`依据：${source}${sample ? '。示例数据，以主管部门确认的为准' : ''}`}
      </View>
    </View>
  )
}

const number = (hours: number) => Number(hours.toFixed(2))
