import { describe, expect, test } from '@jest/globals'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { aCounty, anAwardFor, type County, evidenceFile, requestedAt } from '../../support/corrections/given'
import { fetchHours } from '../../support/corrections/then'
import { sendCreditDecision, sendReversalRequest } from '../../support/corrections/when'
import { grantRoleTo } from '../../support/identity/given'
import { request } from '../../support/request'

const fetchTranscript = async ({ token }: { token: string }) =>
  (await request(getTranscript, { creditYear: 2026 }, { token, now: requestedAt })).body

describe('a reversal', () => {
  test('200 one person requests it, another approves; the learner reads what was reversed, why, and by which office', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    const requested = (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body
    expect(requested).toMatchObject({
      kind: 'reversal',
      state: 'open',
      studyHours: -1,
      learnerName: '学员甲',
      actions: ['withdraw'],
      entry: { entryId },
    })
    expect((await fetchTranscript(learner)).studyHours).toBe(1)
    const approved = (await sendCreditDecision(approver, requested.requestId)).body
    expect(approved).toMatchObject({
      state: 'approved',
      settledAt: requestedAt.toISOString(),
      actions: [],
      rows: [{ result: { entered: 1 } }],
    })
    const transcript = await fetchTranscript(learner)
    expect(transcript).toMatchObject({
      studyHours: 0,
      byRequirement: [{ studyHours: 0, courses: 0, classDays: 0 }],
    })
    expect(transcript.entries.find(({ kind }) => kind === 'reversal')).toMatchObject({
      entryId: `${entryId}-R`,
      reverses: entryId,
      studyHours: -1,
      reason: '同一门课重复计入',
      evidenceHash: evidenceFile.sha256,
      organisationName: '甲县',
      requestedBy: supervisor.learnerId,
      approvedBy: approver.learnerId,
      approvedAt: requestedAt.toISOString(),
    })
  })

  test('200 the reversal of a reversal restores the hours', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    for (const id of [entryId, `${entryId}-R`]) {
      const { requestId } = (await sendReversalRequest(supervisor, learner.learnerId, id)).body
      await sendCreditDecision(approver, requestId)
    }
    expect((await fetchTranscript(learner)).studyHours).toBe(1)
    const third = await sendReversalRequest(supervisor, learner.learnerId, entryId)
    expect(third.type).toBe('credits/already-reversed')
  })

  test('Q1 200 a repeat returns the same request · 409 stale for other content or another requester', async () => {
    const { learner, supervisor, approver, county } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    const requestId = ulid()
    const send = (staff: { token: string }, changes = {}) =>
      sendReversalRequest(staff, learner.learnerId, entryId, { requestId, ...changes })
    const first = (await send(supervisor)).body
    expect((await send(supervisor)).body).toEqual(first)
    expect((await send(supervisor, { reason: '别的' })).type).toBe('request/stale')
    await grantRoleTo(approver.learnerId, 'supervisor', county.organisationId)
    expect((await send(approver)).type).toBe('request/stale')
    await sendCreditDecision(approver, requestId)
    expect((await send(supervisor)).body.state).toBe('approved')
  })

  test('404 entry-not-found, 404 learner-not-found and 409 already-reversed; two requests for one entry reverse it once', async () => {
    const { people, supervisor, approver } = await aCounty(2)
    const [one, other] = people as [County['learner'], County['learner']]
    const entryId = await anAwardFor(one.learnerId)
    const sendFor = (learnerId: string) => sendReversalRequest(supervisor, learnerId, entryId)
    expect((await sendFor(other.learnerId)).type).toBe('credits/entry-not-found')
    expect((await sendFor(ulid())).type).toBe('credits/learner-not-found')
    const first = (await sendFor(one.learnerId)).body
    const second = (await sendFor(one.learnerId)).body
    await sendCreditDecision(approver, first.requestId)
    expect((await sendFor(one.learnerId)).type).toBe('credits/already-reversed')
    const { rows } = (await sendCreditDecision(approver, second.requestId)).body
    expect(rows[0]?.result).toEqual({ entered: 0, present: 1, overDay: 0 })
    expect(await fetchHours(one.learnerId)).toBe(0)
  })
})
