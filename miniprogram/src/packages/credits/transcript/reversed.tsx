import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry, Reversal } from '@zhixing/shared/ledger/entry'

const origins = { award: '已入账', declaration: '线下学时', reversal: '更正记录' }
export const originOf = ({ kind }: CreditEntry) => origins[kind]

const onDay = ({ approvedAt }: Reversal) => dayOf(new Date(approvedAt))

/** On the entry that was taken back: since when, and where it says why. */
export const Reversed = ({ reversal }: { reversal: Reversal }) => (
  <Text className="entry-card__note">{`${onDay(reversal)} 起不再计入合计，原因见“冲正”一条。`}</Text>
)

/** On the reversal: why, by whom, and what the learner can do about it. */
export const WhyReversed = ({ entry }: { entry: Reversal }) => (
  <View className="entry-card__why">
    <Text className="entry-card__note">{`原因：${entry.reason}`}</Text>
    <Text className="entry-card__note">
      {`${entry.organisationName}提出，另一位同志审批，${onDay(entry)} 起生效。有疑问请联系${entry.organisationName}。`}
    </Text>
    <Text className="entry-card__small" userSelect>{`更正的是：${entry.reverses}`}</Text>
  </View>
)
