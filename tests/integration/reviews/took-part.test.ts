import { expect, test } from '@jest/globals'
import { findCreditRequest, putDecision } from '@zhixing/functions/corrections/store/credit-requests'
import * as requests from '@zhixing/shared/corrections/contract'
import { businessRoles } from '@zhixing/shared/identity/role'
import { sendCreditDecision } from '../../support/corrections/when'
import { anAdministrator } from '../../support/identity/given'
import { request } from '../../support/request'
import { aDecidedReview } from '../../support/reviews/decided'
import { decideOpenRequests, sendAppeal, sendAppealAnswer } from '../../support/reviews/when'

test('403 took-part: the supervisor who decided the appeal does not approve its reversal, neither later nor at the same time', async () => {
  const { office, reviewed } = await aDecidedReview()
  const administrator = await anAdministrator(businessRoles, office.organisation)
  await sendAppeal(reviewed)
  expect((await sendAppealAnswer(reviewed, false, administrator)).body).toMatchObject({
    state: 'appeal-rejected',
  })
  const open = (await request(requests.listCreditRequests, { state: 'open' }, { token: administrator.token }))
    .body
  const { requestId = '' } = open.requests[0] ?? {}
  const seen = (await request(requests.getCreditRequest, { requestId }, { token: administrator.token })).body
  expect([seen.barred, seen.actions]).toEqual(['credits/took-part', []])
  for (const approve of [true, false])
    expect((await sendCreditDecision(administrator, requestId, approve)).type).toBe('credits/took-part')
  const stored = await findCreditRequest(requestId) // and the condition of the item refuses it too
  const decision = {
    to: 'approved',
    decidedBy: administrator.learnerId,
    decidedByName: '某人',
    decidedAt: new Date().toISOString(),
  } as const
  expect(stored && (await putDecision(stored, decision))).toBe(false)
  expect(await decideOpenRequests(office.approver, true)).toEqual([200])

  for (let n = 0; n < 5; n++) {
    const at = await aDecidedReview()
    const decider = await anAdministrator(businessRoles, at.office.organisation)
    await sendAppeal(at.reviewed)
    const [approved, answered] = await Promise.all([
      decideOpenRequests(decider, true),
      sendAppealAnswer(at.reviewed, n % 2 === 0, decider),
    ])
    expect([approved[0], answered.status].filter((each) => each === 200).length).toBeLessThan(2)
  }
})
