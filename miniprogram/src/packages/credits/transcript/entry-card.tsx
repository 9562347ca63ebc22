import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/beijing'
import type { CreditEntry } from '@zhixing/shared/credits/contract'
import type { Policy } from '@zhixing/shared/policy/policy'
import { memo } from 'react'
import { studyHoursWords } from '../../../words'

/** One award as the ledger has it: what, how much, when, by which rule, under which number. */
export const EntryCard = memo(function EntryCard({ entry, policy }: { entry: CreditEntry; policy: Policy | undefined }) {
  const { title, studyHours, awardedAt, requirement, policyId, entryId } = entry
  return (
    <View className="card entry-card">
      <View className="entry-card__line">
        <Text className="entry-card__title">{title}</Text>
        <Text className="entry-card__hours">{studyHoursWords(studyHours)}</Text>
      </View>
      <View className="entry-card__facts">
        <Text className={`tag entry-card__tag ${requirement === 'required' ? 'tag--accent' : ''}`}>
          {requirement === 'required' ? '必修' : '选修'}
        </Text>
        <Text className="tag tag--good entry-card__tag">已入账</Text>
        <Text>{dayOf(new Date(awardedAt))}</Text>
      </View>
      <Text className="entry-card__small">{`规则：${policy?.title ?? policyId}`}</Text>
      <Text className="entry-card__small" userSelect>{`编号：${entryId}`}</Text>
    </View>
  )
})
