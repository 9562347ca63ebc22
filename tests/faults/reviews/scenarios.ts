import * as contract from '@zhixing/shared/reviews/contract'
import { aReviewedLearner, aReviewOffice } from '../../support/reviews/given'
import { fetchReview, sendAppeal, sendReversalDecision } from '../../support/reviews/when'
import { callVerb, learnerTokenOf, staffTokenOf } from '../calls'
import type { Scenario } from '../scenario'

async function aReviewedDay() {
  const office = await aReviewOffice()
  return { office, reviewed: await aReviewedLearner(office) }
}

/** A supervisor has asked for a reversal. */
async function aDecidedReview() {
  const { office, reviewed } = await aReviewedDay()
  await sendReversalDecision(reviewed, office.supervisor)
  return { office, reviewed }
}

const appealDecision = (when: string, uphold: boolean, reason: string): Scenario => ({
  verb: 'reviews/decideAppeal',
  when,
  async arrange() {
    const { office, reviewed } = await aDecidedReview()
    await sendAppeal(reviewed)
    const { reviewId, revision } = await fetchReview(reviewed.reviewId, office.otherSupervisor)
    const input = { reviewId, revision, uphold, reason }
    return (now) =>
      callVerb(contract.decideAppeal, { input, token: staffTokenOf(office.otherSupervisor) }, now)
  },
})

export const scenarios: Scenario[] = [
  {
    verb: 'reviews/decideReview',
    when: 'that asks for a reversal',
    async arrange() {
      const { office, reviewed } = await aReviewedDay()
      const { reviewId, revision, entries } = await fetchReview(reviewed.reviewId, office.supervisor)
      const entryIds = entries.map(({ entryId }) => entryId)
      const decision = { decision: 'request-reversal' as const, reason: '当晚由他人代学', entryIds }
      const input = { reviewId, revision, ...decision }
      return (now) => callVerb(contract.decideReview, { input, token: staffTokenOf(office.supervisor) }, now)
    },
  },
  {
    verb: 'reviews/appeal',
    async arrange() {
      const { reviewed } = await aDecidedReview()
      const input = { reviewId: reviewed.reviewId, text: '当晚是我本人学习。' }
      return (now) => callVerb(contract.appeal, { input, token: learnerTokenOf(reviewed.student) }, now)
    },
  },
  appealDecision('that is upheld', true, '值班记录与申诉一致'),
  appealDecision('that is rejected', false, '与值班记录不符'),
]
