import { dayOf } from '@zhixing/shared/calendar'
import { entryKindName } from '@zhixing/shared/ledger/words'
import type { ReceiptView } from '@zhixing/shared/receipts/contract'
import { factsOf } from '../../../verify/verify.mjs'
import type { CheckedReceipt } from './check-receipt'

const UNSTATED = '没有写明'

/** The entry as the page shows it. A receipt's own facts take precedence over the server's. */
export function entryTexts({ shown, receipt }: CheckedReceipt) {
  const facts = receipt?.leaf && Array.isArray(receipt.opened) ? factsOf(receipt) : {}
  const kind = facts.kind ?? shown?.kind
  const studyHours = facts.studyHours ?? shown?.studyHours
  const creditYear = facts.creditYear ?? shown?.creditYear
  const recordedAt = facts.awardedAt ?? facts.approvedAt ?? shown?.recordedAt
  return {
    isDeclaration: kind === 'declaration',
    kind: isEntryKind(kind) ? entryKindName({ kind, studyHours: Number(studyHours) }) : UNSTATED,
    title: String(facts.title ?? shown?.title ?? UNSTATED),
    studyHours: `${String(studyHours ?? '?').replace('-', '−')} 学时`,
    creditYear: `${String(creditYear ?? '?')} 年`,
    recordedOn: dayText(String(recordedAt)),
  }
}

/** The day in Beijing. A forged receipt may hold any text instead of an instant. */
export const dayText = (instant: string) =>
  Number.isNaN(Date.parse(instant)) ? UNSTATED : dayOf(new Date(instant))

const isEntryKind = (kind: unknown): kind is ReceiptView['kind'] =>
  kind === 'award' || kind === 'reversal' || kind === 'declaration'
