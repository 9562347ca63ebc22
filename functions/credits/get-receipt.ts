import * as contract from '@zhixing/shared/credits/receipt-contract'
import { endpoint } from '../endpoint'
import { entryOfId } from './entry-key'
import { shownOf } from './receipt'

export const getReceipt = endpoint(contract.getReceipt, ({ input: { entryId }, actor: { learnerId }, now }) =>
  shownOf({ learnerId, entry: entryOfId(entryId) }, now, { withLearner: true }),
)
