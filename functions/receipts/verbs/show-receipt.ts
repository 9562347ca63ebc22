import { masked } from '@zhixing/shared/log/sealing'
import * as contract from '@zhixing/shared/receipts/contract'
import { environment } from '../../core/environment'
import { endpoint } from '../../core/http/endpoint'
import { pseudonym } from '../../core/http/signed'
import { findLearner } from '../../identity/api'
import { shownOf } from '../receipt'
import { putShownReceipt } from '../store/shown-receipts'

const SHOWN_DAYS = 366

/** The same address for the same receipt, so that a code that was printed stays the one that is shown. */
export const showReceipt = endpoint(
  contract.showReceipt,
  async ({ input: { entryId, withName }, actor: { learnerId }, now }) => {
    const [learner] = await Promise.all([
      withName ? findLearner(learnerId) : undefined,
      shownOf({ learnerId, entryId }, now),
    ])
    const name = learner && masked(learner.name)
    const receiptId = pseudonym('shown-receipt', learnerId, entryId, withName ? 'with name' : '').slice(0, 22)
    const expiresAt = new Date(now.getTime() + SHOWN_DAYS * 86_400_000)
    await putShownReceipt({
      receiptId,
      learnerId,
      entryId,
      name,
      expiresAt: Math.floor(expiresAt.getTime() / 1000),
    })
    return {
      receiptId,
      url: `${environment.receiptPageUrl}#${receiptId}`,
      expiresAt: expiresAt.toISOString(),
    }
  },
)
