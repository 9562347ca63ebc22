import { describe, expect, test } from '@jest/globals'
import { listChangesOfObject } from '@zhixing/shared/audit/contract'
import * as contract from '@zhixing/shared/grants/contract'
import {
  aColleague,
  aGrantOffice,
  anApprovedGrant,
  fetchRoles,
  sendGrantDecision,
  sendGrantEnd,
  sendGrantRequest,
} from '../../support/grants/given'
import { anAdministrator } from '../../support/identity/given'
import { request } from '../../support/request'

describe('a grant', () => {
  test('I6 200 gives power once another person has approved it, and none once it has ended', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const requested = (await sendGrantRequest(office, colleague)).body
    expect(requested).toMatchObject({ state: 'requested', actions: ['end'], name: '赵编辑' })
    expect(await fetchRoles(colleague)).toEqual([])
    const approved = (await sendGrantDecision(office.security, requested)).body
    expect(approved).toMatchObject({ state: 'active', actions: ['end'] })
    expect(await fetchRoles(colleague)).toEqual(['editor'])
    const ended = (await sendGrantEnd(office.system, approved)).body
    expect(ended).toMatchObject({ state: 'ended', actions: [] })
    expect(await fetchRoles(colleague)).toEqual([])
    const again = (await sendGrantRequest(office, colleague)).body
    expect(again.history.map(({ step }) => step)).toEqual(['requested', 'approved', 'ended', 'requested'])
    expect(again.history[2]).toMatchObject({ by: '王小明', comment: '岗位调整' })
  })

  test('200 each step is repeated and answered as before', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const requested = (await sendGrantRequest(office, colleague)).body
    expect((await sendGrantRequest(office, colleague)).body).toEqual(requested)
    const approved = (await sendGrantDecision(office.security, requested)).body
    expect((await sendGrantDecision(office.security, requested)).body).toEqual(approved)
    const ended = (await sendGrantEnd(office.system, approved)).body
    expect((await sendGrantEnd(office.system, approved)).body).toEqual(ended)
    expect((await sendGrantDecision(office.secondSecurity, requested)).type).toBe('request/stale')
  })

  test('409 wrong-state for a second request of an open one, and 400 invalid for a refusal without a reason', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const requested = (await sendGrantRequest(office, colleague)).body
    const other = await anAdministrator('system', office.organisation)
    expect((await sendGrantRequest(office, colleague, 'editor', other)).type).toBe('grants/wrong-state')
    const { grantId, revision } = requested
    const decision = { grantId, revision, approve: false }
    expect((await request(contract.decideGrant, decision, office.security)).type).toBe('request/invalid')
    expect((await sendGrantDecision(office.security, requested, false)).body).toMatchObject({
      state: 'ended',
      lastStep: { step: 'refused', comment: '岗位不符' },
    })
  })

  test('I7 waits for a security administrator until decided; control: without the filter it is still listed', async () => {
    const office = await aGrantOffice()
    const requested = (await sendGrantRequest(office, await aColleague(office))).body
    const listFor = async ({ token }: { token: string }, filter: object) =>
      (await request(contract.listGrants, filter, { token })).body.grants.map(({ grantId }) => grantId)
    const waiting = { waitingFor: 'me' }
    expect(await listFor(office.security, waiting)).toEqual([requested.grantId])
    expect(await listFor(office.system, waiting)).toEqual([])
    await sendGrantDecision(office.security, requested)
    expect(await listFor(office.secondSecurity, waiting)).toEqual([])
    expect(await listFor(office.secondSecurity, {})).toContain(requested.grantId)
  })

  test('I7 is listed by state, unit and person, newest change first; another province sees none', async () => {
    const office = await aGrantOffice()
    const [first, second] = [await aColleague(office, '甲'), await aColleague(office, '乙')]
    await anApprovedGrant(office, first)
    const requested = (await sendGrantRequest(office, second)).body
    const list = async (filters: object, by: { token: string } = office.security) =>
      (await request(contract.listGrants, filters, { token: by.token })).body.grants
    const { organisationId } = office.organisation
    expect((await list({ organisationId })).slice(0, 2).map(({ name, state }) => [name, state])).toEqual([
      ['乙', 'requested'],
      ['甲', 'active'],
    ])
    expect((await list({ state: 'requested' })).map(({ grantId }) => grantId)).toEqual([requested.grantId])
    expect((await list({ learnerId: first.learnerId })).map(({ name }) => name)).toEqual(['甲'])
    const elsewhere = await aGrantOffice()
    expect(await list({ learnerId: first.learnerId }, elsewhere.security)).toEqual([])
    expect((await request(contract.listGrants, { organisationId }, elsewhere.security)).type).toBe(
      'request/forbidden',
    )
    const { grantId } = requested
    expect((await request(contract.getGrant, { grantId }, elsewhere.security)).type).toBe('grants/not-found')
    expect((await sendGrantDecision(elsewhere.security, requested)).type).toBe('grants/not-found')
    expect((await sendGrantEnd(elsewhere.system, requested)).type).toBe('grants/not-found')
  })

  test('every step is a line of the audit log, newest first, which the auditor alone reads', async () => {
    const office = await aGrantOffice()
    const grant = await anApprovedGrant(office, await aColleague(office))
    await sendGrantEnd(office.system, grant)
    const object = { kind: 'grant' as const, objectId: grant.grantId }
    const listLines = ({ token }: { token: string }) => request(listChangesOfObject, object, { token })
    const lines = (await listLines(office.auditor)).body.changes
    expect(lines.map(({ actionTitle, title, comment }) => [actionTitle, title, comment])).toEqual([
      ['结束权限', '赵编辑 · 起草 · 某省', '岗位调整'],
      ['批准权限', '赵编辑 · 起草 · 某省', undefined],
      ['申请权限', '赵编辑 · 起草 · 某省', '岗位需要'],
    ])
    for (const by of [office.system, office.security])
      expect((await listLines(by)).type).toBe('request/forbidden')
  })
})
