import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { anomaliesOf, type Figures } from '@zhixing/shared/reviews/anomaly'
import { maskName } from '@zhixing/shared/reviews/rules'
import { findLearner, findOrganisation } from '../identity/api'
import { findReview, putReview } from './store/reviews'

/**
 * Puts a review for each anomaly in the figures, at most one for a learner, day and kind. Without an anomaly,
 * which is nearly always, it reads and writes nothing.
 */
export async function raiseReviews(learnerId: string, figures: Figures, now: Date): Promise<void> {
  const kinds = anomaliesOf(figures, reviewPolicy)
  if (!kinds.length) return
  const learner = await findLearner(learnerId)
  if (!learner) return
  const organisationName = (await findOrganisation(learner.organisationId))?.name ?? ''
  const at = now.toISOString()
  for (const kind of kinds) {
    const key = { learnerId, on: figures.on, kind }
    // An eventually consistent read is enough: the write below is conditional.
    if (await findReview(key, now, { consistent: false })) continue
    await putReview({
      ...key,
      revision: 0,
      orgPath: learner.orgPath,
      organisationName,
      nameMasked: maskName(learner.name),
      figures,
      reviewPolicyId: reviewPolicy.reviewPolicyId,
      raisedAt: at,
      state: 'open',
      updatedAt: at,
      history: [{ at, by: '系统', byId: '', step: 'raised', revision: 1 }], // no person
    })
  }
}
