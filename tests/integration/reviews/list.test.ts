import { beforeAll, describe, expect, test } from '@jest/globals'
import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import * as contract from '@zhixing/shared/reviews/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { aDecidedReview } from '../../support/reviews/decided'
import { aReviewedLearner, aReviewOffice, figuresFor, type ReviewOffice } from '../../support/reviews/given'
import { fetchReview, sendAppeal, sendReviewDecision } from '../../support/reviews/when'

let county: ReviewOffice
beforeAll(async () => {
  county = await aReviewOffice()
})

describe('listing and reading reviews', () => {
  test('R2 200 a supervisor lists the reviews of their scope by state and kind, and only those, in pages', async () => {
    const office = await aReviewOffice()
    const organisation = await anOrganisation(office.organisation)
    const now = new Date()
    const learners = await Promise.all(Array.from({ length: 25 }, () => aLearner({ organisation })))
    for (const { learnerId } of learners) await raiseReviews(learnerId, figuresFor('long-run', now), now)
    const aFullPage = learners.slice(0, 20)
    for (const { learnerId } of aFullPage) await raiseReviews(learnerId, figuresFor('new-place', now), now)
    const page = (input: object) => request(contract.listReviews, input, { token: office.supervisor.token })
    const first = (await page({ kind: 'long-run' })).body
    const second = (await page({ kind: 'long-run', cursor: first.cursor })).body
    expect([first.reviews.length, second.reviews.length]).toEqual([20, 5])
    expect(new Set([...first.reviews, ...second.reviews].map(({ reviewId }) => reviewId)).size).toBe(25)
    const only = (await page({ kind: 'new-place' })).body
    expect(only.reviews).toMatchObject(Array(20).fill({ nameMasked: '王**', state: 'open' }))
    expect(only.cursor).toBeUndefined()
    expect((await page({ state: 'dismissed' })).body.reviews).toEqual([])
    expect((await page({ cursor: first.cursor })).type).toBe('request/cursor-invalid')
    const foreignSupervisor = await anAdministrator('supervisor', await anOrganisation())
    expect(
      (await request(contract.listReviews, {}, { token: foreignSupervisor.token })).body.reviews,
    ).toEqual([])
    const editor = await anAdministrator('editor', office.organisation)
    expect((await request(contract.listReviews, {}, { token: editor.token })).type).toBe('request/forbidden')
  })
  test('R2 200 what waits for me: open reviews, and appeals against the decision of another supervisor', async () => {
    const { office, reviewed } = await aDecidedReview()
    const waitingFor = async ({ token }: { token: string }) => {
      const { body } = await request(contract.listReviews, { waitingFor: 'me' }, { token })
      return body.reviews.map(({ reviewId }) => reviewId)
    }
    expect(await waitingFor(office.otherSupervisor)).toEqual([])
    await sendAppeal(reviewed)
    expect(await waitingFor(office.otherSupervisor)).toEqual([reviewed.reviewId])
    const { reviewId } = await aReviewedLearner(office)
    expect(await waitingFor(office.otherSupervisor)).toEqual([reviewId, reviewed.reviewId])
    expect(await waitingFor(office.supervisor)).toEqual([reviewId])
  })
  test('200 a review shows the figures in words, the day’s course, the hours earned and the full name, but no phone number', async () => {
    const { reviewId, student } = await aReviewedLearner(county)
    const detail = await fetchReview(reviewId, county.supervisor)
    expect(detail).toMatchObject({
      state: 'open',
      name: student.name,
      actions: ['dismiss', 'request-reversal'],
      reversals: [],
    })
    expect(detail.explanation.seen).toContain('计入学习 1 小时 56 分钟')
    expect(detail.entries).toMatchObject([{ title: student.course.title, studyHours: 0.25 }])
    expect(detail.timeline.map(({ what }) => what)).toEqual(['began', 'completed', 'awarded', 'raised'])
    expect(JSON.stringify(detail)).not.toContain(student.phone ?? 'no phone')
  })
  test('404 with the same body for a review out of scope, an absent review and a review about the caller', async () => {
    const { reviewId, student } = await aReviewedLearner(county)
    const foreignSupervisor = await anAdministrator('supervisor', await anOrganisation())
    await grantRoleTo(student.learnerId, 'supervisor', county.organisation.organisationId)
    const own = await tokenOf(student.learnerId, { surface: 'console' })
    const answers = await Promise.all([
      request(contract.getReview, { reviewId }, { token: foreignSupervisor.token }),
      request(
        contract.getReview,
        { reviewId: reviewId.replace('night-study', 'day-study') },
        { token: foreignSupervisor.token },
      ),
      request(
        contract.getReview,
        { reviewId: `${ulid()}-2026-11-23-night-study` },
        { token: foreignSupervisor.token },
      ),
      request(contract.getReview, { reviewId }, { token: own }),
      sendReviewDecision({ reviewId, revision: 1, decision: 'dismiss', reason: '没有问题' }, { token: own }),
      sendReviewDecision(
        { reviewId, revision: 1, decision: 'dismiss', reason: '没有问题' },
        foreignSupervisor,
      ),
    ])
    expect(new Set(answers.map(({ problem }) => JSON.stringify({ ...problem, instance: '' }))).size).toBe(1)
    expect(answers[0]?.type).toBe('reviews/not-found')
    expect(
      (await request(contract.listReviews, {}, { token: own })).body.reviews.map((each) => each.reviewId),
    ).not.toContain(reviewId)
  })
})
