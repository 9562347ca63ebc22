import { addDays } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/receipts/contract'
import { maskReceiptName } from '@zhixing/shared/receipts/rules'
import { environment } from '../../core/environment'
import { endpoint } from '../../core/http/endpoint'
import { pseudonymOf } from '../../core/http/signed'
import { findLearner } from '../../identity/api'
import { findReceiptView } from '../receipt-view'
import { putShownReceipt } from '../store/shown-receipts'

const SHOWN_DAYS = 366
const RECEIPT_ID_CHARACTERS = 22

export const showReceipt = endpoint(
  contract.showReceipt,
  async ({ input: { entryId, withName }, actor: { learnerId }, now, refuse }) => {
    const [learner, view] = await Promise.all([
      withName ? findLearner(learnerId) : undefined,
      findReceiptView({ learnerId, entryId }, now),
    ])
    if (!view) throw refuse('credits/entry-not-found')
    const receiptId = receiptIdOf(learnerId, entryId, withName)
    const name = learner && maskReceiptName(learner.name)
    const expiresAt = addDays(now, SHOWN_DAYS)
    await putShownReceipt({ receiptId, learnerId, entryId, name, expiresAt })
    return {
      receiptId,
      url: `${environment.receiptPageUrl}#${receiptId}`,
      expiresAt: expiresAt.toISOString(),
    }
  },
)

/** Follows from what is shown: the same receipt has the same address again, so a printed code stays valid. */
const receiptIdOf = (learnerId: string, entryId: string, withName: boolean) =>
  pseudonymOf('shown-receipt', learnerId, entryId, withName ? 'with name' : '').slice(
    0,
    RECEIPT_ID_CHARACTERS,
  )
