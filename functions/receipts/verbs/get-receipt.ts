import * as contract from '@zhixing/shared/receipts/contract'
import { endpoint } from '../../core/http/endpoint'
import { shownOf } from '../receipt'

export const getReceipt = endpoint(contract.getReceipt, ({ input: { entryId }, actor: { learnerId }, now }) =>
  shownOf({ learnerId, entryId, withLearner: true }, now),
)
