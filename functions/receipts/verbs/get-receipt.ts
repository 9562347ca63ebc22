import * as contract from '@zhixing/shared/receipts/contract'
import { endpoint } from '../../core/http/endpoint'
import { findReceiptView } from '../receipt-view'

export const getReceipt = endpoint(
  contract.getReceipt,
  async ({ input: { entryId }, actor: { learnerId }, now, refuse }) => {
    const view = await findReceiptView({ learnerId, entryId, withLearner: true }, now)
    if (!view) throw refuse('credits/entry-not-found')
    return view
  },
)
