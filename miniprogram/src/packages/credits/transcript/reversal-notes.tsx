import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import type { Reversal } from '@zhixing/shared/ledger/entry'

const effectiveDay = ({ approvedAt }: Reversal) => dayOf(new Date(approvedAt))

/** On the reversed entry: since when it does not count. */
export const ReversalNote = ({ reversal }: { reversal: Reversal }) => (
  <Text className="entry-card__note">{`${effectiveDay(reversal)} 起不再计入合计，原因见“冲正”一条。`}</Text>
)

/** On the reversal itself: the reason, the organisation, and where the learner can ask. */
export const ReversalReason = ({ reversal }: { reversal: Reversal }) => (
  <View className="entry-card__why">
    <Text className="entry-card__note">{`原因：${reversal.reason}`}</Text>
    <Text className="entry-card__note">
      {`${reversal.organisationName}提出，另一位同志审批，${effectiveDay(reversal)} 起生效。有疑问请联系${reversal.organisationName}。`}
    </Text>
  </View>
)
