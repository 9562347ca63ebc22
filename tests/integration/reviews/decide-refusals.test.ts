import { beforeAll, describe, expect, test } from '@jest/globals'
import { putLearners } from '@zhixing/functions/identity/store/learners'
import { ulid } from 'ulid'
import { anOrganisation } from '../../support/identity/given'
import { aReviewedLearner, aReviewOffice, type ReviewOffice } from '../../support/reviews/given'
import { fetchReview, sendReviewDecision } from '../../support/reviews/when'

let county: ReviewOffice
beforeAll(async () => {
  county = await aReviewOffice()
})

describe('decide', () => {
  test('400 for an entry of another day or person · 403 for a learner who has left the supervisor’s scope', async () => {
    const reviewed = await aReviewedLearner(county)
    const input = {
      reviewId: reviewed.reviewId,
      revision: 1,
      decision: 'request-reversal' as const,
      reason: '代学',
    }
    const strange = await sendReviewDecision(
      { ...input, entryIds: [`2026-${ulid()}-00001`] },
      county.supervisor,
    )
    expect([strange.type, strange.problem?.errors?.[0]?.path]).toEqual(['request/invalid', 'entryIds'])
    const { entries } = await fetchReview(reviewed.reviewId, county.supervisor)
    const elsewhere = await anOrganisation()
    const { token: _, codeKey: __, course: ___, at: ____, phone: _____, ...stored } = reviewed.student
    await putLearners([{ ...stored, orgPath: elsewhere.orgPath, organisationId: elsewhere.organisationId }])
    const moved = await sendReviewDecision(
      { ...input, entryIds: entries.map(({ entryId }) => entryId) },
      county.supervisor,
    )
    expect(moved.type).toBe('request/forbidden')
    expect((await fetchReview(reviewed.reviewId, county.supervisor)).state).toBe('open')
  })
  test('409 for the second of two concurrent decisions · 409 wrong-state when the review is decided', async () => {
    const reviewed = await aReviewedLearner(county)
    const input = {
      reviewId: reviewed.reviewId,
      revision: 1,
      decision: 'dismiss' as const,
      reason: '没有问题',
    }
    const both = await Promise.all([
      sendReviewDecision(input, county.supervisor),
      sendReviewDecision(input, county.otherSupervisor),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await sendReviewDecision({ ...input, revision: 2 }, county.otherSupervisor)).type).toBe(
      'reviews/wrong-state',
    )
  })
})
