import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import { entryKindName } from '@zhixing/shared/ledger/words'
import type { ReceiptView } from '@zhixing/shared/receipts/contract'
import { Heading } from '../../../components/layout/heading'
import { dateWords } from '../../../words/days'
import { studyHoursWords } from '../../../words/study-hours'

const dateOf = (instant: string) => dateWords(dayOf(new Date(instant)))

/** When the checkpoint of a receipt was signed: the line `time …` of its note. */
const findSealedAt = ({ receipt }: ReceiptView) => /\ntime (\S+)\n/.exec(receipt?.checkpoint ?? '')?.[1]

/** A credit entry and how far it is proven: recorded, sealed or reversed. */
export function ReceiptFacts({ receipt }: { receipt: ReceiptView }) {
  const { kind, title, studyHours, creditYear, recordedAt, reversed, nextSealAt } = receipt
  const sealedAt = findSealedAt(receipt)
  return (
    <View className="card receipt">
      <Heading className={`receipt__state ${sealedAt ? 'receipt__state--sealed' : ''}`}>
        {sealedAt ? '✔ 已存证' : '已入账'}
      </Heading>
      <Text className="receipt__meaning">
        {sealedAt
          ? '这笔学时已记入存证日志，由学院签名，并存放在学院之外。以后不论谁改动它，包括学院自己，都会被核对出来。'
          : `这笔学时已记到您名下。每天凌晨两点统一存证，这一笔将在${dateOf(nextSealAt)}凌晨存证，之后别人就能自己核对。`}
      </Text>
      {reversed && (
        <Text className="receipt__reversed">
          {`这笔学时${dateOf(reversed.at)}已冲正，不再计入合计。有疑问请联系${reversed.organisationName}。`}
        </Text>
      )}
      <Fact name="类别" value={entryKindName(receipt)} />
      <Fact name={kind === 'declaration' ? '培训班' : '课程'} value={title} />
      <Fact name="学时" value={`${studyHours < 0 ? '−' : ''}${studyHoursWords(Math.abs(studyHours))}`} />
      <Fact name="年度" value={`${creditYear} 年`} />
      <Fact name="入账" value={dateOf(recordedAt)} />
      {sealedAt && (
        <Fact name="存证" value={`${dateOf(sealedAt)}，第 ${(receipt.receipt?.index ?? 0) + 1} 条`} />
      )}
    </View>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <View className="receipt__fact">
    <Text className="receipt__label">{name}</Text>
    <Text className="receipt__value">{value}</Text>
  </View>
)
