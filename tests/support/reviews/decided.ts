import { aReviewedLearner, aReviewOffice } from './given'
import { sendReversalDecision } from './when'

/** A review whose supervisor has requested the reversal, with its office. */
export async function aDecidedReview() {
  const office = await aReviewOffice()
  const reviewed = await aReviewedLearner(office)
  await sendReversalDecision(reviewed, office.supervisor)
  return { office, reviewed }
}
