import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import { entryKindName } from '@zhixing/shared/ledger/words'
import type { ReceiptView } from '@zhixing/shared/receipts/contract'
import { dayInWords, studyHoursWords } from '../../../words/words'

const day = (instant: string) => dayInWords(dayOf(new Date(instant)))

/** When the checkpoint was signed, as its note says. */
const sealedAt = ({ receipt }: ReceiptView) => /\ntime (\S+)\n/.exec(receipt?.checkpoint ?? '')?.[1]

export function Facts({ receipt }: { receipt: ReceiptView }) {
  const { kind, title, studyHours, creditYear, recordedAt, reversed, nextSealAt } = receipt
  const at = sealedAt(receipt)
  return (
    <View className="card receipt">
      <View className={`receipt__state ${at ? 'receipt__state--sealed' : ''}`}>
        {at ? '✔ 已存证' : '已入账'}
      </View>
      <Text className="receipt__meaning">
        {at
          ? '这笔学时已记入存证日志，由学院签名，并存放在学院之外。以后不论谁改动它，包括学院自己，都会被核对出来。'
          : `这笔学时已记到您名下。每天凌晨两点统一存证，这一笔将在${day(nextSealAt)}凌晨存证，之后别人就能自己核对。`}
      </Text>
      {reversed && (
        <Text className="receipt__reversed">
          {`这笔学时${day(reversed.at)}已冲正，不再计入合计。有疑问请联系${reversed.organisationName}。`}
        </Text>
      )}
      <Fact name="类别" says={entryKindName(receipt)} />
      <Fact name={kind === 'declaration' ? '培训班' : '课程'} says={title} />
      <Fact name="学时" says={`${studyHours < 0 ? '−' : ''}${studyHoursWords(Math.abs(studyHours))}`} />
      <Fact name="年度" says={`${creditYear} 年`} />
      <Fact name="入账" says={day(recordedAt)} />
      {at && <Fact name="存证" says={`${day(at)}，第 ${(receipt.receipt?.index ?? 0) + 1} 条`} />}
    </View>
  )
}

const Fact = ({ name, says }: { name: string; says: string }) => (
  <View className="receipt__fact">
    <Text className="receipt__label">{name}</Text>
    <Text className="receipt__value">{says}</Text>
  </View>
)
