import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import { aCounty } from '../../support/corrections/given'
import { sendCreditDecision, sendDeclarationRequest } from '../../support/corrections/when'

describe('offline hours', () => {
  test('duplicate and concurrent imports of a class give one entry for each learner and day, of one request', async () => {
    const { people, supervisor, editor, approver, second } = await aCounty(4)
    const requested = await Promise.all(
      [supervisor, editor, supervisor].map(
        async (who, n) =>
          (
            await sendDeclarationRequest(who, people, {
              studyHours: n + 1,
              days: ['2026-03-10', '2026-03-12'],
            })
          ).body.request?.requestId ?? '',
      ),
    )
    await Promise.all(
      requested.flatMap((requestId) => [approver, second].map((who) => sendCreditDecision(who, requestId))),
    )
    for (const { learnerId } of people) {
      const entries = await listEntries(learnerId)
      expect(entries.map((entry) => (entry.kind === 'declaration' ? entry.dayOn : '')).sort()).toEqual([
        '2026-03-10',
        '2026-03-12',
      ])
      expect(entries.every(({ studyHours }) => studyHours <= 3)).toBe(true)
    }
  })
})
