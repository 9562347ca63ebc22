import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, reversalInEffect } from '@zhixing/shared/ledger/rules'
import type { ReversalState, ReviewDetail } from '@zhixing/shared/reviews/contract'
import type { EntryRequests } from './reversal-requests'

/** The entries that a decision is about, each with what has become of it. */
export const toReversedEntries = (
  requests: EntryRequests[],
  entries: CreditEntry[],
): ReviewDetail['reversals'] =>
  requests.flatMap((entryRequests) => {
    const { entryId } = entryRequests
    const entry = entries.find((each) => each.entryId === entryId)
    if (!entry) return []
    const isReversed = reversalInEffect(entryId, entries) !== undefined
    return [
      {
        entryId,
        title: entry.title,
        studyHours: entry.studyHours,
        awardedAt: enteredAt(entry),
        reversal: reversalStateOf(entryRequests, isReversed),
      },
    ]
  })

/** The ledger tells whether the hours are reversed; the requests only tell what is under way. */
function reversalStateOf({ reversal, reinstatement }: EntryRequests, isReversed: boolean): ReversalState {
  if (isReversed) return reinstatement?.state === 'open' ? 'reinstating' : 'reversed'
  if (reinstatement?.state === 'approved') return 'reinstated'
  if (reversal?.state === 'open' || reversal?.state === 'approved') return 'requested'
  return reversal?.state === 'withdrawn' ? 'withdrawn' : 'declined'
}
