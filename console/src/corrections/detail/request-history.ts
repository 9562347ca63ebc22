import type { CreditRequestDetail } from '@zhixing/shared/corrections/contract'
import type { HistoryEntry } from '../../workflow/history-card'
import { requestStateTitles } from '../words'

/** Request, decision and entry into the ledger, as far as they have happened. */
export function requestHistory(detail: CreditRequestDetail): HistoryEntry[] {
  const { state, decidedAt, decidedByName, decisionReason, settledAt, requestedAt, requestedByName } = detail
  const entries: HistoryEntry[] = [{ title: '申请', by: requestedByName, at: requestedAt }]
  if (decidedAt) {
    entries.push({
      title: requestStateTitles[state],
      by: decidedByName,
      at: decidedAt,
      colour: state === 'approved' ? 'green' : 'orange',
      comment: decisionReason,
    })
  }
  if (settledAt) entries.push({ ...outcome(detail), at: settledAt })
  return entries
}

/** Nothing is entered when every row was entered before or its day is full. */
function outcome({ rows }: CreditRequestDetail) {
  const isNothingEntered = rows.every(({ result }) => result && !result.entered)
  return isNothingEntered
    ? { title: '已办结，没有新入账', colour: 'orange' }
    : { title: '已入账', colour: 'green' }
}
