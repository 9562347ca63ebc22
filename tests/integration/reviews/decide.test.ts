import { beforeAll, describe, expect, test } from '@jest/globals'
import { parseReviewId } from '@zhixing/functions/reviews/store/review'
import { findReview } from '@zhixing/functions/reviews/store/reviews'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { aReviewedLearner, aReviewOffice, type ReviewOffice } from '../../support/reviews/given'
import {
  decideOpenRequests,
  dismissReview,
  fetchHours,
  fetchOwnReviews,
  fetchReview,
  fetchReviewedTranscript,
  sendReversalDecision,
  sendReviewDecision,
} from '../../support/reviews/when'

let county: ReviewOffice
beforeAll(async () => {
  county = await aReviewOffice()
})

describe('decide', () => {
  test('200 a dismissal changes no hours, is not shown to the learner, and is deleted after the retention time', async () => {
    const reviewed = await aReviewedLearner(county)
    const before = await fetchReviewedTranscript(reviewed)
    const first = await dismissReview(reviewed.reviewId, county.supervisor)
    expect(first.body).toMatchObject({ state: 'dismissed', actions: [] })
    const again = await sendReviewDecision(
      { reviewId: reviewed.reviewId, revision: 1, decision: 'dismiss', reason: '本人值夜班，情况属实' },
      county.supervisor,
    )
    expect(again.body).toEqual(first.body)
    expect(await fetchReviewedTranscript(reviewed)).toEqual(before)
    expect(await fetchOwnReviews(reviewed)).toEqual([])
    const key = parseReviewId(reviewed.reviewId)
    if (!key) throw new Error(`${reviewed.reviewId} is no id of a review`)
    const later = new Date(Date.now() + (reviewPolicy.keepDays + 1) * 86_400_000)
    expect(await findReview(key, new Date())).toMatchObject({ state: 'dismissed' })
    expect(await findReview(key, later)).toBeUndefined()
  })
  test('200 a requested reversal changes no hours until another person approves it', async () => {
    const office = await aReviewOffice()
    const reviewed = await aReviewedLearner(office)
    expect(await fetchHours(reviewed)).toBe(0.25)
    const { body } = await sendReversalDecision(reviewed, office.supervisor)
    expect(body).toMatchObject({
      state: 'reversal-requested',
      reversals: [{ reversal: 'requested' }],
      actions: [],
    })
    expect(await fetchHours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { decidedBy: '某单位', mayAppeal: true, reversals: [{ reversal: 'requested' }] },
    ])
    expect(await decideOpenRequests(office.approver, true)).toEqual([200])
    expect(await fetchHours(reviewed)).toBe(0)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { reversals: [{ reversal: 'reversed', studyHours: 0.25 }] },
    ])
    expect((await fetchReview(reviewed.reviewId, office.supervisor)).entries).toEqual([])
  })
})
