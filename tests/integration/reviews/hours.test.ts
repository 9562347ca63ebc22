import { beforeAll, expect, jest, test } from '@jest/globals'
import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { dayOf } from '@zhixing/shared/calendar'
import { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { countReadUnits, killAtWrite } from '../../support/engine/interrupt'
import { aReviewedLearner, aReviewOffice, figuresFor, type ReviewOffice } from '../../support/reviews/given'
import {
  decideOpenRequests,
  dismissReview,
  fetchHours,
  fetchOwnReviews,
  fetchReview,
  fetchReviewedTranscript,
  sendAppeal,
  sendAppealAnswer,
  sendReversalDecision,
} from '../../support/reviews/when'

let county: ReviewOffice
beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue() // kills are provoked here
  county = await aReviewOffice()
})

test('reviews never change a total: whatever is raised and dismissed, the transcript stays byte for byte', async () => {
  const reviewed = await aReviewedLearner(county)
  const before = JSON.stringify(await fetchReviewedTranscript(reviewed))
  const kind = fc.constantFrom(...AnomalyKind.options)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ kind, day: fc.nat(40), dismiss: fc.boolean() }), { minLength: 1, maxLength: 5 }),
      async (moves) => {
        for (const move of moves) {
          const at = new Date(Date.now() - move.day * 86_400_000)
          await raiseReviews(reviewed.student.learnerId, figuresFor(move.kind, at), at)
          const reviewId = `${reviewed.student.learnerId}-${dayOf(at)}-${move.kind}`
          if (reviewId === reviewed.reviewId) continue // stays open for the control
          if (move.dismiss && (await fetchReview(reviewId, county.supervisor)).state === 'open')
            expect((await dismissReview(reviewId, county.supervisor)).status).toBe(200)
          expect(JSON.stringify(await fetchReviewedTranscript(reviewed))).toBe(before)
        }
      },
    ),
    { numRuns: 15 },
  )
  // control: a reversal that another person approves does change the total
  await sendReversalDecision(reviewed, county.supervisor)
  await decideOpenRequests(county.approver, true)
  expect(JSON.stringify(await fetchReviewedTranscript(reviewed))).not.toBe(before)
}, 60_000)

test('figures below every threshold cost no read and no write', async () => {
  const calm = { ...figuresFor('long-run', new Date()), runSeconds: 7200 }
  expect(await countReadUnits(() => raiseReviews(ulid(), calm, new Date()))).toBe(0)
})

test('a crash between a decision and its reversal requests heals: the next read files the missing requests once', async () => {
  const office = await aReviewOffice()
  const reviewed = await aReviewedLearner(office)
  await killAtWrite(2, 'before', () => sendReversalDecision(reviewed, office.supervisor))
  expect(await decideOpenRequests(office.approver, true)).toEqual([])
  await Promise.all([
    fetchReview(reviewed.reviewId, office.supervisor),
    fetchReview(reviewed.reviewId, office.otherSupervisor),
    fetchOwnReviews(reviewed),
  ])
  expect(await decideOpenRequests(office.approver, true)).toEqual([200])
  expect(await fetchHours(reviewed)).toBe(0)
  await sendAppeal(reviewed)
  await killAtWrite(2, 'before', () => sendAppealAnswer(reviewed, true, office.otherSupervisor))
  await fetchReview(reviewed.reviewId, office.supervisor)
  expect(await decideOpenRequests(office.approver, true)).toEqual([200])
  expect(await fetchHours(reviewed)).toBe(0.25)
})
