import { Text, View } from '@tarojs/components'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { useState } from 'react'
import { ProgressLine } from '../progress-line'
import './index.scss'
import { groundsOf, headingOf, partWords, remarksOf, sentenceOf } from './words'

/** What the rules ask for and how much of it is there; `brief` where the card leads to the page that says more. */
export function Requirements({
  requirements,
  brief = false,
}: {
  requirements: RequirementProgress[]
  brief?: boolean
}) {
  if (requirements.length === 0) {
    return brief ? null : (
      <Text className="requirements__none">现行规则对您的职级没有规定学时要求。学到的学时照常入账。</Text>
    )
  }
  return (
    <>
      {requirements.map((requirement) => (
        <Requirement
          requirement={requirement}
          brief={brief}
          key={`${requirement.requirementId} ${requirement.to}`}
        />
      ))}
    </>
  )
}

function Requirement({ requirement, brief }: { requirement: RequirementProgress; brief: boolean }) {
  const { neededHours, achievedHours, remainingHours, parts } = requirement
  const shareOf = (achieved: number, needed = neededHours) => (needed > 0 ? achieved / needed : 1)
  return (
    <View className="requirements__one">
      <View className="requirements__heading">
        <Text>{headingOf(requirement)}</Text>
        {remainingHours === 0 && <Text className="tag tag--good">已达到</Text>}
      </View>
      <Text className="requirements__sentence">{sentenceOf(requirement)}</Text>
      <ProgressLine part={shareOf(achievedHours)} tone={remainingHours === 0 ? 'good' : undefined} />
      {!brief &&
        parts.filter(isTelling).map((part) => (
          <View className="requirements__part" key={part.requirement}>
            <Text className="requirements__part-words">{partWords(part)}</Text>
            <ProgressLine part={shareOf(part.achievedHours, part.neededHours)} tone="soft" />
          </View>
        ))}
      {remarksOf(requirement).map((remark) => (
        <Text className="requirements__remark" key={remark}>
          {remark}
        </Text>
      ))}
      {!brief && <Grounds requirement={requirement} />}
    </View>
  )
}

/** A part nobody asks for and nobody has studied says nothing. */
const isTelling = ({ neededHours, achievedHours }: RequirementProgress['parts'][number]) =>
  neededHours !== undefined || achievedHours > 0

/** One tap away: the sentence of the rule and who says so. */
function Grounds({ requirement }: { requirement: RequirementProgress }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <View
        className="requirements__ask"
        hoverClass="pressed"
        onClick={() => setOpen(!isOpen)}
        ariaRole="button"
      >
        <Text className="requirements__ask-words">{isOpen ? '收起依据' : '依据'}</Text>
        {requirement.sample && <Text className="tag">示例</Text>}
      </View>
      {isOpen &&
        groundsOf(requirement).map((line) => (
          <Text className="requirements__ground" userSelect key={line}>
            {line}
          </Text>
        ))}
    </>
  )
}
