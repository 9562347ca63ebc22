import { describe, expect, test } from '@jest/globals'
import { anAdministrator } from '../../support/identity/given'
import { aDecidedReview } from '../../support/reviews/decided'
import { aReviewedLearner, aReviewOffice } from '../../support/reviews/given'
import {
  decideOpenRequests,
  fetchHours,
  fetchOwnReviews,
  fetchReview,
  sendAppeal,
  sendAppealAnswer,
  sendReversalDecision,
} from '../../support/reviews/when'

describe('decide', () => {
  test('one person does not decide and approve, whatever roles they have', async () => {
    const office = await aReviewOffice()
    const reviewed = await aReviewedLearner(office)
    const almighty = await anAdministrator('system', office.organisation)
    await sendReversalDecision(reviewed, almighty)
    expect(await decideOpenRequests(almighty, true)).toEqual(['credits/same-person'])
    expect(await fetchHours(reviewed)).toBe(0.25)
  })
  test('200 what the second person rejects changes nothing, and the learner is told so', async () => {
    const office = await aReviewOffice()
    const reviewed = await aReviewedLearner(office)
    await sendReversalDecision(reviewed, office.supervisor)
    await decideOpenRequests(office.approver, false)
    expect(await fetchHours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([{ reversals: [{ reversal: 'declined' }] }])
  })
})

describe('appeal', () => {
  test('403 same-person for the supervisor who decided and for the approver; another answers', async () => {
    const { office, reviewed } = await aDecidedReview()
    const approver = await anAdministrator('system', office.organisation)
    await decideOpenRequests(approver, true)
    await sendAppeal(reviewed)
    expect((await sendAppealAnswer(reviewed, false, office.supervisor)).type).toBe('reviews/same-person')
    expect((await sendAppealAnswer(reviewed, true, approver)).type).toBe('reviews/same-person')
    expect((await fetchReview(reviewed.reviewId, approver)).actions).toEqual([])
    const { body } = await sendAppealAnswer(reviewed, false, office.otherSupervisor, '与值班记录不符')
    expect(body).toMatchObject({ state: 'appeal-rejected', reversals: [{ reversal: 'reversed' }] })
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { answer: { upheld: false, reason: '与值班记录不符' } },
    ])
    expect(await fetchHours(reviewed)).toBe(0)
  })
})
