import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import { totalHours } from '@zhixing/shared/ledger/rules'
import { aCounty } from '../../support/corrections/given'
import {
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'

const hoursOf = async (learnerId: string) => totalHours(await listEntries(learnerId))

describe('offline hours', () => {
  test('Q4 a day holds at most seven and a half hours over all classes, also under concurrent approvals', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const titles = ['班一', '班二', '班三', '班四', '班五']
    const requested = await Promise.all(
      titles.map(
        async (title) =>
          (await sendDeclarationRequest(supervisor, [learner], { title, studyHours: 2.5 })).body.request
            ?.requestId ?? '',
      ),
    )
    const results = await Promise.all(
      requested.map(
        async (requestId) => (await sendCreditDecision(approver, requestId)).body.rows[0]?.result,
      ),
    )
    expect(results.map((result) => result?.entered).sort()).toEqual([0, 0, 1, 1, 1])
    expect(results.map((result) => result?.overDay).sort()).toEqual([0, 0, 0, 1, 1])
    expect(await hoursOf(learner.learnerId)).toBe(7.5)
    // What is reversed makes room again.
    const [entry] = await listEntries(learner.learnerId)
    const reversal = (await sendReversalRequest(supervisor, learner.learnerId, entry?.entryId ?? '')).body
    await sendCreditDecision(approver, reversal.requestId)
    const more = (await sendDeclarationRequest(supervisor, [learner], { title: '班六', studyHours: 2.5 }))
      .body.request
    expect((await sendCreditDecision(approver, more?.requestId ?? '')).body.rows[0]?.result).toEqual({
      entered: 1,
      present: 0,
      overDay: 0,
    })
    expect(await hoursOf(learner.learnerId)).toBe(7.5)
    const known = (
      await sendDeclarationRequest(supervisor, [learner], { title: entry?.title, studyHours: 2.5 })
    ).body
    expect(known.refused[0]?.reasons[0]).toMatch('如需恢复请申请冲正')
  })
})
