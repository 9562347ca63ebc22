import { Text, View } from '@tarojs/components'
import type { OutputOf } from '@zhixing/shared/contract'
import type { listPolicies } from '@zhixing/shared/ledger/contract'
import type { Policy } from '@zhixing/shared/policy/policy'
import { effectiveDateText } from '@zhixing/shared/policy/policy-text'
import { useState } from 'react'
import { Heading } from '../../../components/layout/heading'
import { SectionTitle } from '../../../components/layout/section-title'
import { lengthWords } from '../../../words/lengths'
import { studyHoursWords } from '../../../words/study-hours'

type Policies = OutputOf<typeof listPolicies>

/** The rules for study hours in words, with the figures that the server applies. Folded at first. */
export function HowCounted({ policies, study }: Policies) {
  const [isOpen, setOpen] = useState(false)
  const conversion = policies.find((policy) => policy.conversion.length > 0)
  return (
    <View className="how">
      <SectionTitle
        title="学时怎么算"
        more={isOpen ? '收起' : '展开'}
        isExpanded={isOpen}
        onMore={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <View className="card">
          {conversion && (
            <Statements title="一门课给多少学时" statements={conversionStatements(conversion)} />
          )}
          <Statements
            title="怎样算学完"
            statements={[
              `每个必修课时的内容，看过、计入的都要达到 ${percentWords(study.completionThreshold)}。`,
            ]}
          />
          <Statements title="时间怎样计入" statements={countingStatements(study)} />
          {conversion && <Source policy={conversion} />}
        </View>
      )}
    </View>
  )
}

/** A share from 0 to 1 with one decimal at most: `98%`, `97.5%`. */
const percentWords = (share: number) => `${Number((share * 100).toFixed(1))}%`

/** One statement for each tier of course length, the longest first. */
function conversionStatements({ conversion }: Policy): string[] {
  const tiers = [...conversion].sort((one, other) => other.fromSeconds - one.fromSeconds)
  return [
    '按课程必修课时的总长度分档，不按学习时长累计：',
    ...tiers.map(({ fromSeconds, studyHours }, index) => {
      const from = fromSeconds > 0 ? `${lengthWords(fromSeconds)}以上` : ''
      const below = index > 0 ? `不到 ${lengthWords(tiers[index - 1]?.fromSeconds ?? 0)}` : ''
      return `${[from, below].filter(Boolean).join('、')}：${studyHoursWords(studyHours)}`
    }),
  ]
}

function countingStatements(study: Policies['study']): string[] {
  const { pace, allowanceSeconds, daySecondsMax, heartbeatSeconds } = study
  const paceStatement = `学 ${lengthWords(60)}的内容，至少要用 ${lengthWords(60 * pace)}。`
  return [
    `学习中大约每 ${lengthWords(heartbeatSeconds)}记录一次，时间以服务器的时钟为准。`,
    '同一段内容只计一次，可以分几次学完。',
    pace >= 1 ? `快放不会多计：${paceStatement}` : paceStatement,
    `网络中断不要紧：${lengthWords(allowanceSeconds)}内恢复，学过的都补上；超过的部分，再看一遍才计入。`,
    `每天最多计入 ${lengthWords(daySecondsMax)}。`,
  ]
}

const Statements = ({ title, statements }: { title: string; statements: string[] }) => (
  <View className="how__statements">
    <Heading level={3} className="how__title">
      {title}
    </Heading>
    {statements.map((statement) => (
      <Text className="how__statement" key={statement}>
        {statement}
      </Text>
    ))}
  </View>
)

const Source = ({ policy }: { policy: Policy }) => (
  <View className="how__source">
    {policy.sample && <Text className="tag how__sample">示例</Text>}
    {`依据：${policy.title}，${policy.source}，${effectiveDateText(policy)}。${policy.sample ? '以上为示例数据，以主管部门确认的为准。' : ''}`}
  </View>
)
