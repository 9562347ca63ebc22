import { describe, expect, test } from '@jest/globals'
import { decideCreditRequest } from '@zhixing/shared/corrections/contract'
import { aCounty, anAwardFor } from '../../support/corrections/given'
import { fetchHours } from '../../support/corrections/then'
import {
  fetchCreditRequest,
  sendCreditDecision,
  sendCreditWithdrawal,
  sendReversalRequest,
} from '../../support/corrections/when'
import { request, staffToken } from '../../support/request'

/** A county where the reversal of a learner's one hour is requested. */
async function aRequestedReversal() {
  const county = await aCounty()
  const { learner, supervisor } = county
  const entryId = await anAwardFor(learner.learnerId)
  const { body } = await sendReversalRequest(supervisor, learner.learnerId, entryId)
  return { ...county, entryId, requestId: body.requestId, requested: body }
}

describe('two people', () => {
  test('400 a rejection without a reason · 409 wrong-state: a decided request never changes', async () => {
    const { learner, supervisor, approver, second, requestId } = await aRequestedReversal()
    expect((await sendCreditDecision(approver, requestId, false, '')).type).toBe('request/invalid')
    const withoutReason = { requestId, approve: false }
    expect((await request(decideCreditRequest, withoutReason, { token: approver.token })).type).toBe(
      'request/invalid',
    )
    const rejected = (await sendCreditDecision(approver, requestId, false)).body
    expect(rejected).toMatchObject({ state: 'rejected', decisionReason: '材料不全' })
    expect((await sendCreditDecision(approver, requestId, false)).status).toBe(200)
    expect((await sendCreditDecision(approver, requestId)).type).toBe('credits/wrong-state')
    expect((await sendCreditDecision(second, requestId, false)).type).toBe('credits/wrong-state')
    expect((await sendCreditWithdrawal(supervisor, requestId)).type).toBe('credits/wrong-state')
    expect(await fetchHours(learner.learnerId)).toBe(1)
  })

  test('404 request-not-found outside the scope · 403 forbidden without the role', async () => {
    const { learner, supervisor, editor, approver, entryId, requestId } = await aRequestedReversal()
    const other = await aCounty()
    const sendBy = (staff: { token: string }) => sendReversalRequest(staff, learner.learnerId, entryId)
    expect((await sendBy(editor)).type).toBe('request/forbidden')
    expect((await sendBy(approver)).type).toBe('request/forbidden')
    expect((await sendBy(other.supervisor)).type).toBe('credits/learner-not-found')
    for (const staff of [other.approver, other.supervisor, editor]) {
      expect((await fetchCreditRequest(staff, requestId)).type).toBe('credits/request-not-found')
      expect((await sendCreditDecision(staff, requestId)).type).toBe('credits/request-not-found')
      expect((await sendCreditWithdrawal(staff, requestId)).type).toBe('credits/request-not-found')
    }
    expect((await sendCreditWithdrawal(approver, requestId)).type).toBe('request/forbidden')
    expect((await sendCreditDecision(supervisor, requestId)).type).toBe('request/forbidden')
    const asLearner = { token: await staffToken(learner.learnerId) }
    expect((await fetchCreditRequest(asLearner, requestId)).type).toBe('request/forbidden')
  })
})
