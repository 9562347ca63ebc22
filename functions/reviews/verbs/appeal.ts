import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/reviews/contract'
import { appealRefusalOf } from '@zhixing/shared/reviews/rules'
import { endpoint } from '../../core/http/endpoint'
import { stepped } from '../step'
import { findReview, keyOf, saveReview } from '../store/reviews'
import { mineOf } from '../views'

export const appeal = endpoint(
  contract.appeal,
  async ({ input: { reviewId, text }, actor: { learnerId }, now }) => {
    const key = keyOf(reviewId)
    const found = key?.learnerId === learnerId ? await findReview(key) : undefined
    const shown = found && (await mineOf(found, now))
    if (!found || !shown) throw new Refusal('reviews/not-found')
    if (found.appeal?.text === text) return shown // the answer to this very appeal was lost on the way
    const refusal = appealRefusalOf(found.state, shown.appealUntil, now)
    if (refusal) throw new Refusal(refusal)
    const change = { appeal: { at: now.toISOString(), text } }
    const saved = await saveReview(
      await stepped(found, change, 'appealed', { actorId: learnerId, comment: text }, now),
      found.revision,
    )
    const next = saved ?? (await findReview(found))
    const answered = next?.appeal?.text === text && (await mineOf(next, now)) // or it was this very write, tried again
    if (!answered) throw new Refusal('reviews/already-appealed')
    return answered
  },
)
