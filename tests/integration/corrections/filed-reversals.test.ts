import { describe, expect, test } from '@jest/globals'
import { fileReversal } from '@zhixing/functions/corrections/api'
import { aCounty, anAwardFor, requestedAt } from '../../support/corrections/given'
import { fetchCreditRequest, sendCreditDecision } from '../../support/corrections/when'

describe('another module files a reversal', () => {
  test('once for each entry and origin, at the same time and again after the decision', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    const reversal = {
      learnerId: learner.learnerId,
      entryId,
      reason: '核查结论',
      evidenceHash: 'a'.repeat(64),
      evidenceName: '核查记录',
      requestedBy: supervisor.learnerId,
    }
    const file = async (origin: string, changes = {}) => {
      const filed = await fileReversal({ ...reversal, origin, ...changes }, requestedAt)
      return 'request' in filed ? filed.request.requestId : filed.problem
    }
    const [first = '', ...others] = await Promise.all(['甲', '甲', '甲', '乙'].map((origin) => file(origin)))
    expect(new Set([first, ...others]).size).toBe(2)
    expect((await fetchCreditRequest(approver, first)).body).toMatchObject({
      state: 'open',
      reason: '核查结论',
      evidence: { sha256: 'a'.repeat(64) },
    })
    await sendCreditDecision(approver, first)
    expect(await file('甲')).toBe(first)
    expect(await file('丙')).toBe('credits/already-reversed')
    expect(await file('丁', { requestedBy: learner.learnerId })).toBe('credits/learner-not-found')
  })
})
