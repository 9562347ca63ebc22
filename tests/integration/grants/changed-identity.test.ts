import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/grants/contract'
import { importLearners } from '@zhixing/shared/identity/contract'
import {
  aColleague,
  aGrantOffice,
  anApprovedGrant,
  fetchRoles,
  type GrantOffice,
  sendGrantDecision,
  sendGrantEnd,
  sendGrantRequest,
} from '../../support/grants/given'
import { aPhone, aRosterCode } from '../../support/identity/given'
import { request } from '../../support/request'

describe('a changed identity takes power away until another person confirms it', () => {
  const importRow = ({ organisation, system }: GrantOffice, row: object) =>
    request(
      importLearners,
      {
        rows: [{ jobLevel: 'section', organisationId: organisation.organisationId, ...row }],
        dryRun: false,
      },
      { token: system.token },
    )

  test('200 a roster import with another phone number or name suspends, and the same row again does not', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const { name, rosterCode, phone } = colleague
    const { grantId } = await anApprovedGrant(office, colleague)
    expect((await importRow(office, { name, rosterCode, phone })).body.imported).toBe(1)
    expect(await fetchRoles(colleague)).toEqual(['editor'])
    const second = aPhone()
    await importRow(office, { name, rosterCode, phone: second })
    expect(await fetchRoles(colleague)).toEqual([])
    const suspended = (await request(contract.getGrant, { grantId }, office.security)).body
    expect(suspended).toMatchObject({
      state: 'suspended',
      introducedByName: office.system.name,
      actions: ['approve', 'end'],
      lastStep: { step: 'suspended', comment: '名册中的姓名或手机号有改动' },
    })
    expect((await sendGrantDecision(office.system, suspended)).type).toBe('request/forbidden')
    await sendGrantDecision(office.security, suspended)
    expect(await fetchRoles(colleague)).toEqual(['editor'])
    await importRow(office, { name, rosterCode, phone: second })
    expect(await fetchRoles(colleague)).toEqual(['editor'])
    await importRow(office, { name: '另一人', rosterCode, phone: second })
    expect(await fetchRoles(colleague)).toEqual([])
  })

  test('409 stale for an approval of a request whose holder has changed since the page was opened', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const requested = (await sendGrantRequest(office, colleague)).body
    await importRow(office, { name: colleague.name, rosterCode: colleague.rosterCode, phone: aPhone() })
    expect((await sendGrantDecision(office.security, requested)).type).toBe('request/stale')
    expect(await fetchRoles(colleague)).toEqual([])
  })

  test('200 the whole way of one administrator: an invented person gets nothing', async () => {
    const office = await aGrantOffice()
    const invented = { name: '查无此人', rosterCode: aRosterCode(), phone: aPhone() }
    await importRow(office, invented)
    const requested = (await sendGrantRequest(office, invented, 'approver')).body
    const seen = (await request(contract.getGrant, { grantId: requested.grantId }, office.security)).body
    expect(seen).toMatchObject({ introducedByName: office.system.name, isBound: false })
    expect((await sendGrantDecision(office.system, requested)).type).toBe('request/forbidden')
    const ended = (await sendGrantEnd(office.system, requested)).body
    const { body } = await request(contract.listGrants, { learnerId: ended.learnerId }, office.security)
    expect(body.grants.map(({ state }) => state)).toEqual(['ended'])
  })
})
