import * as contract from '@zhixing/shared/receipts/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { shownOf } from '../receipt'
import { findShownReceipt } from '../store/shown-receipts'

export const getShownReceipt = publicEndpoint(
  contract.getShownReceipt,
  async ({ input: { receiptId }, now }) => {
    const { name, learnerId, entryId } = await findShownReceipt(receiptId, now)
    return { ...(await shownOf({ learnerId, entryId }, now)), name }
  },
)
