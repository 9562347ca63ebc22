import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { Heading } from '../../layout/heading'
import { ProgressBar } from '../progress-bar'
import { ClosingCourseList } from './closing-course-list'
import { Grounds } from './grounds'
import './index.scss'
import { partWords, remarksOf, requirementSentence, requirementTitle } from './requirement-words'

interface Props {
  requirements: RequirementProgress[]
  /** Leaves out what can be pressed or is a picture, for a card that is itself a link. */
  isBrief?: boolean
}

/** The training requirements of a learner and how far they are met. */
export function Requirements({ requirements, isBrief = false }: Props) {
  if (requirements.length === 0) {
    return isBrief ? null : (
      <Text className="requirements__none">现行规则对您的职级没有规定学时要求。学到的学时照常入账。</Text>
    )
  }
  return (
    <>
      {requirements.map((requirement) => (
        <Requirement
          requirement={requirement}
          isBrief={isBrief}
          key={`${requirement.requirementId} ${requirement.to}`}
        />
      ))}
    </>
  )
}

function Requirement({ requirement, isBrief }: { requirement: RequirementProgress; isBrief: boolean }) {
  const { neededHours, achievedHours, remainingHours, parts } = requirement
  const isMet = remainingHours === 0
  return (
    <View className="requirements__one">
      <View className="requirements__heading">
        <Heading level={3} className="requirements__title">
          {requirementTitle(requirement)}
        </Heading>
        {isMet && <Text className="tag tag--good">已达到</Text>}
      </View>
      <Text className="requirements__sentence">{requirementSentence(requirement)}</Text>
      <ProgressBar fraction={fractionOf(achievedHours, neededHours)} tone={isMet ? 'good' : undefined} />
      {parts.filter(isRelevant).map((part) => (
        <View className="requirements__part" key={part.requirement}>
          <Text className="requirements__part-words">{partWords(part)}</Text>
          {!isBrief && (
            <ProgressBar
              fraction={fractionOf(part.achievedHours, part.neededHours ?? neededHours)}
              tone="soft"
            />
          )}
        </View>
      ))}
      {remarksOf(requirement).map((remark) => (
        <Text className="requirements__remark" key={remark}>
          {remark}
        </Text>
      ))}
      {!isBrief && isMissingNow(requirement) && <ClosingCourseList requirement={requirement} />}
      {!isBrief && <Grounds requirement={requirement} />}
    </View>
  )
}

const fractionOf = (achieved: number, needed: number) => (needed > 0 ? achieved / needed : 1)

/** What is learned today counts for it: a year that is over can no longer be closed. */
const isMissingNow = ({ remainingHours, to }: RequirementProgress) =>
  remainingHours > 0 && dayOf(new Date()) <= to

const isRelevant = ({ neededHours, achievedHours }: RequirementProgress['parts'][number]) =>
  neededHours !== undefined || achievedHours > 0
