import { Text, View } from '@tarojs/components'
import { dayOf } from '@zhixing/shared/calendar'
import type { CreditEntry, Reversal } from '@zhixing/shared/ledger/entry'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import type { Policy } from '@zhixing/shared/policy/policy'
import { receiptsPages } from '@zhixing/shared/receipts/pages'
import { memo } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { Heading } from '../../../components/layout/heading'
import { openPage } from '../../../navigation/navigate'
import { studyHoursWords } from '../../../words/study-hours'
import { EntryOrigin } from './entry-origin'
import { ReversalNote, ReversalReason } from './reversal-notes'

interface Props {
  entry: CreditEntry
  policy: Policy | undefined
  reversal: Reversal | undefined // of this entry, if one is in effect
}

/** One entry of the ledger: course, hours and day; rule and number are folded. */
export const EntryCard = memo(function EntryCard({ entry, policy, reversal }: Props) {
  const { entryId } = entry
  return (
    <View className={`card entry-card ${reversal ? 'entry-card--reversed' : ''}`}>
      <View className="entry-card__line">
        <Heading level={3} className="entry-card__title">
          {titleOf(entry)}
        </Heading>
        <Text className="entry-card__hours">{signedHours(entry)}</Text>
      </View>
      <Facts entry={entry} isReversed={reversal !== undefined} />
      {reversal && <ReversalNote reversal={reversal} />}
      {entry.kind === 'reversal' && <ReversalReason reversal={entry} />}
      <EntryOrigin entry={entry} policy={policy} />
      <Pressable
        role="link"
        className="entry-card__proof"
        label={`学时凭证：${entry.title}`}
        onClick={() => openPage(receiptsPages.receipt, { entryId })}
      >
        学时凭证
      </Pressable>
    </View>
  )
})

function Facts({ entry, isReversed }: { entry: CreditEntry; isReversed: boolean }) {
  const isRequired = entry.requirement === 'required'
  const counts = !isReversed && entry.studyHours >= 0
  return (
    <View className="entry-card__facts">
      <Text className={`tag entry-card__tag ${isRequired ? 'tag--accent' : ''}`}>
        {isRequired ? '必修' : '选修'}
      </Text>
      <Text className={`tag entry-card__tag ${counts ? 'tag--good' : ''}`}>
        {isReversed ? '已冲正' : kindTitles[entry.kind]}
      </Text>
      <Text>{entry.kind === 'declaration' ? `${entry.dayOn} 上课` : dayOf(new Date(enteredAt(entry)))}</Text>
    </View>
  )
}

const kindTitles: Record<CreditEntry['kind'], string> = {
  award: '已入账',
  declaration: '线下学时',
  reversal: '更正记录',
}

const titleOf = ({ kind, studyHours, title }: CreditEntry) =>
  kind === 'reversal' ? `${studyHours < 0 ? '冲正' : '恢复'}：${title}` : title

function signedHours({ kind, studyHours }: CreditEntry): string {
  const sign = studyHours < 0 ? '−' : '+'
  return `${kind === 'reversal' ? sign : ''}${studyHoursWords(Math.abs(studyHours))}`
}
