import { beforeAll, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/reviews/contract'
import { aLearner } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { aDecidedReview } from '../../support/reviews/decided'
import { aReviewedLearner, aReviewOffice, type ReviewOffice } from '../../support/reviews/given'
import {
  decideOpenRequests,
  fetchHours,
  fetchOwnReviews,
  sendAppeal,
  sendAppealAnswer,
} from '../../support/reviews/when'

let county: ReviewOffice
beforeAll(async () => {
  county = await aReviewOffice()
})

describe('appeal', () => {
  test('R3 404 for an undecided review and for another learner’s; a learner lists only their own', async () => {
    const { reviewed } = await aDecidedReview()
    const open = await aReviewedLearner(county)
    expect((await sendAppeal(open)).type).toBe('reviews/not-found')
    const other = await aLearner()
    const foreign = await request(
      contract.appeal,
      { reviewId: reviewed.reviewId, text: '不是我' },
      { token: other.token },
    )
    expect(foreign.type).toBe('reviews/not-found')
    expect((await request(contract.listMyReviews, {}, { token: other.token })).body.reviews).toEqual([])
  })
  test('200 an appeal is accepted once, and a repeat gets the same answer; 409 already-appealed for another text; appeal-closed after thirty days', async () => {
    const { reviewed } = await aDecidedReview()
    const late = new Date(Date.now() + 31 * 86_400_000)
    const token = await tokenOf(reviewed.student.learnerId, { now: late })
    const closed = await request(
      contract.appeal,
      { reviewId: reviewed.reviewId, text: '迟了' },
      { token, now: late },
    )
    expect(closed.type).toBe('reviews/appeal-closed')
    const first = await sendAppeal(reviewed)
    expect(first.body).toMatchObject({
      mayAppeal: false,
      appeal: { text: '当晚是我本人学习，值班同事可以作证。' },
    })
    expect((await sendAppeal(reviewed)).body).toEqual(first.body)
    expect((await sendAppeal(reviewed, '再说一遍')).type).toBe('reviews/already-appealed')
  })
  test('200 upheld before the approval: the reversal request is declined, the hours stay', async () => {
    const { office, reviewed } = await aDecidedReview()
    await sendAppeal(reviewed)
    const { body } = await sendAppealAnswer(reviewed, true, office.otherSupervisor)
    expect(body).toMatchObject({ state: 'appeal-upheld', reversals: [{ reversal: 'declined' }] })
    expect(await decideOpenRequests(office.approver, true)).toEqual([])
    expect(await fetchHours(reviewed)).toBe(0.25)
  })
  test('200 upheld after the approval: the hours come back after a request and another approval', async () => {
    const { office, reviewed } = await aDecidedReview()
    await decideOpenRequests(office.approver, true)
    await sendAppeal(reviewed)
    const { body } = await sendAppealAnswer(reviewed, true, office.otherSupervisor)
    expect(body).toMatchObject({ reversals: [{ reversal: 'reinstating' }] })
    expect(await fetchHours(reviewed)).toBe(0)
    expect(await decideOpenRequests(office.approver, true)).toEqual([200])
    expect(await fetchHours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { answer: { upheld: true }, reversals: [{ reversal: 'reinstated' }] },
    ])
  })
  test('409 stale and wrong-state for the decision of an appeal', async () => {
    const { office, reviewed } = await aDecidedReview()
    const answer = { reviewId: reviewed.reviewId, uphold: true, reason: '成立' }
    expect(
      (await request(contract.decideAppeal, { ...answer, revision: 2 }, office.otherSupervisor)).type,
    ).toBe('reviews/wrong-state')
    await sendAppeal(reviewed)
    expect(
      (await request(contract.decideAppeal, { ...answer, revision: 2 }, office.otherSupervisor)).type,
    ).toBe('request/stale')
  })
})
