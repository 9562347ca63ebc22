import { describe, expect, test } from '@jest/globals'
import { findCreditRequest, putDecision } from '@zhixing/functions/corrections/store/credit-requests'
import { listEntries } from '@zhixing/functions/ledger/api'
import { aCounty, anAwardFor, requestedAt } from '../../support/corrections/given'
import { fetchHours } from '../../support/corrections/then'
import {
  fetchCreditRequest,
  sendCreditDecision,
  sendCreditWithdrawal,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { grantRoleTo } from '../../support/identity/given'

/** A county where the reversal of a learner's one hour is requested. */
async function aRequestedReversal() {
  const county = await aCounty()
  const { learner, supervisor } = county
  const entryId = await anAwardFor(learner.learnerId)
  const { body } = await sendReversalRequest(supervisor, learner.learnerId, entryId)
  return { ...county, entryId, requestId: body.requestId, requested: body }
}

describe('two people', () => {
  test('409 wrong-state for another reason of the same decision; the first one is repeated', async () => {
    const { approver, requestId } = await aRequestedReversal()
    const decide = (reason: string) => sendCreditDecision(approver, requestId, false, reason)
    const first = await decide('材料不全')
    expect((await decide('名单有误')).type).toBe('credits/wrong-state')
    expect((await decide('材料不全')).body).toEqual(first.body)
  })

  test('403 same-person: the requester does not decide, whatever roles they hold; they may withdraw', async () => {
    const { supervisor, county, requestId } = await aRequestedReversal()
    await grantRoleTo(supervisor.learnerId, 'approver', county.organisationId)
    await grantRoleTo(supervisor.learnerId, 'editor', county.organisationId)
    const { barred, actions } = (await fetchCreditRequest(supervisor, requestId)).body
    expect([barred, actions]).toEqual(['credits/same-person', ['withdraw']])
    for (const approve of [true, false])
      expect((await sendCreditDecision(supervisor, requestId, approve)).type).toBe('credits/same-person')
    const withdrawn = await sendCreditWithdrawal(supervisor, requestId)
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', actions: [] })
    expect((await sendCreditWithdrawal(supervisor, requestId)).status).toBe(200)
    expect((await fetchCreditRequest(supervisor, requestId)).body.state).toBe('withdrawn')
  })

  test('403 own-hours: an approver does not approve their own hours', async () => {
    const { supervisor, approver, second, people } = await aCounty()
    const ownAward = await anAwardFor(approver.learnerId)
    const { requestId } = (await sendReversalRequest(supervisor, approver.learnerId, ownAward)).body
    expect((await sendCreditDecision(approver, requestId)).type).toBe('credits/own-hours')
    expect((await fetchCreditRequest(approver, requestId)).body.barred).toBe('credits/own-hours')
    const declared = (await sendDeclarationRequest(supervisor, [...people, approver])).body.request
    expect((await sendCreditDecision(approver, declared?.requestId ?? '')).type).toBe('credits/own-hours')
    expect((await sendCreditDecision(second, declared?.requestId ?? '')).body.state).toBe('approved')
  })

  test('Q1 the write condition refuses every person that a faulty rule would let through', async () => {
    const { learner, supervisor, approver, requestId } = await aRequestedReversal()
    const stored = await findCreditRequest(requestId)
    if (!stored) throw new Error('no request')
    const putDecisionOf = (decidedBy: string, to: 'approved' | 'rejected' | 'withdrawn' = 'approved') =>
      putDecision(stored, {
        to,
        decidedBy,
        decidedByName: '某人',
        decidedAt: requestedAt.toISOString(),
      })
    expect(await putDecisionOf(supervisor.learnerId)).toBe(false)
    expect(await putDecisionOf(supervisor.learnerId, 'rejected')).toBe(false)
    expect(await putDecisionOf(learner.learnerId)).toBe(false)
    expect(await putDecisionOf(approver.learnerId, 'withdrawn')).toBe(false)
    expect(await putDecisionOf(approver.learnerId)).toBe(true)
    expect(await putDecisionOf(approver.learnerId)).toBe(false)
    expect((await findCreditRequest(requestId))?.decidedBy).toBe(approver.learnerId)
  })

  test('concurrent and repeated approvals by two people give one decision and one entry', async () => {
    const { learner, approver, second, requestId } = await aRequestedReversal()
    const answers = await Promise.all(
      [approver, second, approver, second, approver].map((staff) => sendCreditDecision(staff, requestId)),
    )
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.length).toBeLessThan(answers.length)
    expect(refused.map(({ type }) => type)).toEqual(refused.map(() => 'credits/wrong-state'))
    const entries = await listEntries(learner.learnerId)
    expect(entries.filter(({ kind }) => kind === 'reversal')).toHaveLength(1)
    expect(await fetchHours(learner.learnerId)).toBe(0)
  })
})
