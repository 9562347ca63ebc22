import { describe, expect, test } from '@jest/globals'
import { putLearners } from '@zhixing/functions/identity/store/learners'
import * as contract from '@zhixing/shared/grants/contract'
import { ulid } from 'ulid'
import {
  aColleague,
  aGrantOffice,
  fetchRoles,
  sendGrantDecision,
  sendGrantEnd,
  sendGrantRequest,
} from '../../support/grants/given'
import { anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { request } from '../../support/request'

describe('403', () => {
  test('forbidden: the requester’s role does not approve, the approver’s does not request, the auditor does neither', async () => {
    const office = await aGrantOffice()
    const requested = (await sendGrantRequest(office, await aColleague(office))).body
    for (const by of [office.system, office.auditor])
      expect((await sendGrantDecision(by, requested)).type).toBe('request/forbidden')
    for (const by of [office.security, office.auditor])
      expect((await sendGrantRequest(office, await aColleague(office), 'editor', by)).type).toBe(
        'request/forbidden',
      )
    expect((await sendGrantEnd(office.auditor, requested)).type).toBe('request/forbidden')
  })

  test.each(['editor', 'publisher', 'approver', 'supervisor'] as const)(
    'forbidden to a person who holds %s, whatever duties their rows say',
    async (role) => {
      const office = await aGrantOffice()
      const requested = (await sendGrantRequest(office, await aColleague(office))).body
      const { organisation } = office
      for (const duty of ['system', 'security'] as const) {
        const person = await anAdministrator([duty, role], organisation)
        expect((await request(contract.listGrants, {}, person)).type).toBe('request/forbidden')
        expect((await sendGrantRequest(office, await aColleague(office), 'editor', person)).type).toBe(
          'request/forbidden',
        )
        expect((await sendGrantDecision(person, requested)).type).toBe('request/forbidden')
        expect(await fetchRoles(person)).toEqual([role])
      }
    },
  )

  test('forbidden outside the caller’s organisation and for an absent organisation', async () => {
    const office = await aGrantOffice()
    const city = await anOrganisation(office.organisation)
    const { token } = await anAdministrator('system', city)
    const { name, rosterCode } = await aColleague(office)
    for (const { organisationId } of [office.organisation, { organisationId: ulid() }]) {
      const input = { name, rosterCode, role: 'editor' as const, organisationId, reason: '岗位需要' }
      expect((await request(contract.requestGrant, input, { token })).type).toBe('request/forbidden')
    }
  })

  test('own-role and same-person: by person, also through another account with the same phone number', async () => {
    const office = await aGrantOffice()
    const phone = { phoneKey: 'the-same-phone' }
    const asPerson = async (role: 'system' | 'security') => {
      const {
        phone: _,
        token,
        organisation,
        phoneToken,
        codeKey,
        ...stored
      } = await anAdministrator(role, office.organisation)
      await putLearners([{ ...stored, ...phone }])
      return { ...stored, token }
    }
    const [requester, approver] = [await asPerson('system'), await asPerson('security')]
    const requested = (await sendGrantRequest(office, await aColleague(office), 'editor', requester)).body
    expect((await sendGrantDecision(approver, requested)).type).toBe('grants/same-person')
    expect((await sendGrantRequest(office, requester, 'editor', requester)).type).toBe('grants/own-role')
    const { body } = await request(contract.getGrant, { grantId: requested.grantId }, approver)
    expect([body.barred, body.actions]).toEqual(['grants/same-person', ['end']])
  })

  test('introduced-by-you: the person who entered the holder’s phone number does not approve', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const { phone: _, token, codeKey, ...stored } = colleague
    const introduced = { identityBy: office.security.learnerId, identityAt: '2026-01-01T00:00:00.000Z' }
    await putLearners([{ ...stored, ...introduced }])
    const requested = (await sendGrantRequest(office, colleague)).body
    expect((await sendGrantDecision(office.security, requested)).type).toBe('grants/introduced-by-you')
    expect((await sendGrantDecision(office.secondSecurity, requested)).body.state).toBe('active')
  })
})

describe('404 and 409', () => {
  test('404 person-not-found for a name that is not the code’s; 409 phone-missing without a number', async () => {
    const office = await aGrantOffice()
    const { rosterCode } = await aColleague(office)
    expect((await sendGrantRequest(office, { name: '别人', rosterCode })).type).toBe(
      'grants/person-not-found',
    )
    const { name, rosterCode: withoutPhone } = office.auditor
    expect((await sendGrantRequest(office, { name, rosterCode: withoutPhone }, 'editor')).type).toBe(
      'grants/phone-missing',
    )
  })

  test('409 duties-separate: no person gets a duty beside another role, nor a role beside a duty', async () => {
    const office = await aGrantOffice()
    const colleague = await aColleague(office)
    const system = (await sendGrantRequest(office, colleague, 'system')).body
    for (const role of ['security', 'audit', 'editor', 'approver'] as const)
      expect((await sendGrantRequest(office, colleague, role)).type).toBe('grants/duties-separate')
    await grantRoleTo(colleague.learnerId, 'publisher', office.organisation.organisationId)
    expect((await sendGrantDecision(office.security, system)).type).toBe('grants/duties-separate')
  })
})
