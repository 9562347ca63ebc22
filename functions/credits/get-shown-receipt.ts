import * as contract from '@zhixing/shared/credits/receipt-contract'
import { publicEndpoint } from '../endpoint'
import { shownOf } from './receipt'
import { findShownReceipt } from './shown-store'

export const getShownReceipt = publicEndpoint(contract.getShownReceipt, async ({ input: { receiptId }, now }) => {
  const { name, learnerId, entryId } = await findShownReceipt(receiptId, now)
  return { ...(await shownOf({ learnerId, entryId }, now)), name }
})
