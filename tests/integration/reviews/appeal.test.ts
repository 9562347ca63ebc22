import { expect, test } from '@jest/globals'
import { decide, findRequest } from '@zhixing/functions/corrections/store/requests'
import * as requests from '@zhixing/shared/corrections/contract'
import { decides as decidesRequest } from '../../support/credit-requests'
import { anAdministrator } from '../../support/identity'
import { request } from '../../support/request'
import {
  aCounty,
  answersAppeal,
  appeals,
  aReviewed,
  asksForReversal,
  settlesRequests,
} from '../../support/reviews'

async function decided() {
  const here = await aCounty()
  const reviewed = await aReviewed(here)
  await asksForReversal(reviewed, here.one)
  return { here, reviewed }
}

test('403 took-part: whoever answered the appeal does not approve what it was about afterwards, and not at the same moment', async () => {
  const { here, reviewed } = await decided()
  const almighty = await anAdministrator('system', here.organisation)
  await appeals(reviewed)
  expect((await answersAppeal(reviewed, false, almighty)).body).toMatchObject({ state: 'appeal-rejected' })
  const open = (await request(requests.listCreditRequests, { state: 'open' }, { token: almighty.token })).body
  const { requestId = '' } = open.requests[0] ?? {}
  const seen = (await request(requests.getCreditRequest, { requestId }, { token: almighty.token })).body
  expect([seen.barred, seen.actions]).toEqual(['credits/took-part', []])
  for (const approve of [true, false])
    expect((await decidesRequest(almighty, requestId, approve)).type).toBe('credits/took-part')
  const stored = await findRequest(requestId) // and should the code before it ever let him through, the item does not
  const decision = {
    to: 'approved',
    decidedBy: almighty.learnerId,
    decidedByName: '某人',
    decidedAt: new Date().toISOString(),
  } as const
  expect(stored && (await decide(stored, decision))).toBe(false)
  expect(await settlesRequests(here.approver, true)).toEqual([200])

  for (let n = 0; n < 5; n++) {
    const at = await decided()
    const both = await anAdministrator('system', at.here.organisation)
    await appeals(at.reviewed)
    const [approved, answered] = await Promise.all([
      settlesRequests(both, true),
      answersAppeal(at.reviewed, n % 2 === 0, both),
    ])
    expect([approved[0], answered.status].filter((each) => each === 200).length).toBeLessThan(2)
  }
})
