import { beforeAll, expect, jest, test } from '@jest/globals'
import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { dayOf } from '@zhixing/shared/calendar'
import * as credits from '@zhixing/shared/ledger/contract'
import { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { countReadUnits, killAtWrite } from '../../support/engine/interrupt'
import { request } from '../../support/request'
import {
  aReviewedLearner,
  aReviewOffice,
  figuresFor,
  type ReviewedLearner,
} from '../../support/reviews/given'
import {
  decideOpenRequests,
  fetchOwnReviews,
  fetchReview,
  sendAppeal,
  sendAppealAnswer,
  sendReversalDecision,
  sendReviewDecision,
} from '../../support/reviews/when'

let county: Awaited<ReturnType<typeof aReviewOffice>>
beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue() // deaths are provoked here
  county = await aReviewOffice()
})

const transcript = async ({ student }: ReviewedLearner) =>
  (await request(credits.getTranscript, {}, { token: student.token })).body
const hours = async (reviewed: ReviewedLearner) => (await transcript(reviewed)).studyHours
const dismisses = async (reviewId: string) => {
  const { revision } = await fetchReview(reviewId, county.supervisor)
  return sendReviewDecision(
    { reviewId, revision, decision: 'dismiss', reason: '本人值夜班，情况属实' },
    county.supervisor,
  )
}

test('a flag never changes a total: whatever is raised and dismissed, the transcript is the same to the letter', async () => {
  const reviewed = await aReviewedLearner(county)
  const before = JSON.stringify(await transcript(reviewed))
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
            expect((await dismisses(reviewId)).status).toBe(200)
          expect(JSON.stringify(await transcript(reviewed))).toBe(before)
        }
      },
    ),
    { numRuns: 15 },
  )
  await sendReversalDecision(reviewed, county.supervisor) // control: what does change a total is a reversal, approved by another
  await decideOpenRequests(county.approver, true)
  expect(JSON.stringify(await transcript(reviewed))).not.toBe(before)
}, 60_000)

test('what raises nothing reads and writes nothing', async () => {
  const calm = { ...figuresFor('long-run', new Date()), runSeconds: 7200 }
  expect(await countReadUnits(() => raiseReviews(ulid(), calm, new Date()))).toBe(0)
})

test('a crash between a decision and its requests leaves nothing open: the next look asks for what is missing, once', async () => {
  const here = await aReviewOffice()
  const reviewed = await aReviewedLearner(here)
  await killAtWrite(2, 'before', () => sendReversalDecision(reviewed, here.supervisor))
  expect(await decideOpenRequests(here.approver, true)).toEqual([])
  await Promise.all([
    fetchReview(reviewed.reviewId, here.supervisor),
    fetchReview(reviewed.reviewId, here.otherSupervisor),
    fetchOwnReviews(reviewed),
  ])
  expect(await decideOpenRequests(here.approver, true)).toEqual([200])
  expect(await hours(reviewed)).toBe(0)
  await sendAppeal(reviewed)
  await killAtWrite(2, 'before', () => sendAppealAnswer(reviewed, true, here.otherSupervisor))
  await fetchReview(reviewed.reviewId, here.supervisor)
  expect(await decideOpenRequests(here.approver, true)).toEqual([200])
  expect(await hours(reviewed)).toBe(0.25)
})
