import * as contract from '@zhixing/shared/credits/receipt-contract'
import { endpoint } from '../endpoint'
import { shownOf } from './receipt'

export const getReceipt = endpoint(contract.getReceipt, ({ input: { entryId }, actor: { learnerId }, now }) =>
  shownOf({ learnerId, entryId, withLearner: true }, now),
)
