import * as contract from '@zhixing/shared/receipts/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findReceiptView } from '../receipt-view'
import { findShownReceipt } from '../store/shown-receipts'

export const getShownReceipt = publicEndpoint(
  contract.getShownReceipt,
  async ({ input: { receiptId }, now, refuse }) => {
    const shown = await findShownReceipt(receiptId, now)
    const view = shown && (await findReceiptView(shown, now))
    if (!view) throw refuse('credits/receipt-not-found')
    return { ...view, name: shown.name }
  },
)
