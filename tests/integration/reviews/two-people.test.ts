import { describe, expect, test } from '@jest/globals'
import { businessRoles } from '@zhixing/shared/identity/role'
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
  test('403 same-person: the person who decided does not approve, whatever roles they hold', async () => {
    const office = await aReviewOffice()
    const reviewed = await aReviewedLearner(office)
    const administrator = await anAdministrator(businessRoles, office.organisation)
    await sendReversalDecision(reviewed, administrator)
    expect(await decideOpenRequests(administrator, true)).toEqual(['credits/same-person'])
    expect(await fetchHours(reviewed)).toBe(0.25)
  })
  test('200 a rejected reversal changes no hours, and the learner sees that it was declined', async () => {
    const office = await aReviewOffice()
    const reviewed = await aReviewedLearner(office)
    await sendReversalDecision(reviewed, office.supervisor)
    await decideOpenRequests(office.approver, false)
    expect(await fetchHours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([{ reversals: [{ reversal: 'declined' }] }])
  })
})

describe('appeal', () => {
  test('403 same-person for the supervisor who decided and for the approver; another supervisor decides the appeal', async () => {
    const { office, reviewed } = await aDecidedReview()
    const approver = await anAdministrator(businessRoles, office.organisation)
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
