import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry, Reversal } from '@zhixing/shared/ledger/entry'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import type { Policy } from '@zhixing/shared/policy/policy'
import { receiptsPages } from '@zhixing/shared/receipts/pages'
import { memo } from 'react'
import { go } from '../../../navigation/navigate'
import { studyHoursWords } from '../../../words/words'
import { originOf, Reversed, WhyReversed } from './reversed'

interface Props {
  entry: CreditEntry
  policy: Policy | undefined
  reversal: Reversal | undefined // of this entry, where it is in effect
}

/** One entry as the ledger has it: what, how much, when, by which rule, under which number. */
export const EntryCard = memo(function EntryCard({ entry, policy, reversal }: Props) {
  const { title, requirement, policyId, entryId } = entry
  const isReversal = entry.kind === 'reversal'
  return (
    <View className={`card entry-card ${reversal ? 'entry-card--reversed' : ''}`}>
      <View className="entry-card__line">
        <Text className="entry-card__title">
          {isReversal ? `${entry.studyHours < 0 ? '冲正' : '恢复'}：${title}` : title}
        </Text>
        <Text className="entry-card__hours">{signedHours(entry)}</Text>
      </View>
      <View className="entry-card__facts">
        <Text className={`tag entry-card__tag ${requirement === 'required' ? 'tag--accent' : ''}`}>
          {requirement === 'required' ? '必修' : '选修'}
        </Text>
        <Text className={`tag entry-card__tag ${reversal || entry.studyHours < 0 ? '' : 'tag--good'}`}>
          {reversal ? '已冲正' : originOf(entry)}
        </Text>
        <Text>
          {entry.kind === 'declaration' ? `${entry.dayOn} 上课` : dayOf(new Date(enteredAt(entry)))}
        </Text>
      </View>
      {reversal && <Reversed reversal={reversal} />}
      {isReversal ? (
        <WhyReversed entry={entry} />
      ) : (
        <Text className="entry-card__small">{`规则：${policy?.title ?? policyId}`}</Text>
      )}
      {entry.kind === 'declaration' && (
        <Text className="entry-card__small">{`${entry.organisationName}申报，经审批于 ${dayOf(new Date(entry.approvedAt))} 入账`}</Text>
      )}
      <Text className="entry-card__small" userSelect>{`编号：${entryId}`}</Text>
      <View
        className="entry-card__proof"
        hoverClass="pressed"
        onClick={() => go(receiptsPages.receipt, { entryId })}
      >
        学时凭证
      </View>
    </View>
  )
})

const signedHours = ({ kind, studyHours }: CreditEntry) =>
  `${kind !== 'reversal' ? '' : studyHours < 0 ? '−' : '+'}${studyHoursWords(Math.abs(studyHours))}`
