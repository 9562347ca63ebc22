import * as contract from '@zhixing/shared/grants/contract'
import { getLearner, importLearners } from '@zhixing/shared/identity/contract'
import { aPhone, aRosterCode } from '../../support/identity/given'
import { staffToken } from '../../support/request'
import type { Attack } from '../attack'
import type { Attempt } from '../attempt'
import { requireBody } from '../staff'
import * as without from './controls'
import { inMemoryGrants } from './controls'

/** The administrator's requests. Each role they try to get is one that decides beside another person. */
async function officeOn(attempt: Attempt) {
  const found = await attempt.stage.aGrantOffice?.()
  if (!found) throw new Error('the stage has no grants')
  const token = await staffToken(found.administrator.personId, attempt.now)
  const { organisationId } = found
  return {
    ...found,
    send: ((verb, input, as = token) => attempt.send(verb, input, as)) as Attempt['send'],
    importRow: (row: object) =>
      attempt.send(importLearners, { rows: [{ organisationId, ...row }], dryRun: false }, token),
    requestFor: ({ name, rosterCode }: { name: string; rosterCode: string }, role: string) =>
      attempt.send(
        contract.requestGrant,
        { name, rosterCode, role, organisationId, reason: '工作需要' },
        token,
      ),
    approve: async ({ grantId, revision }: { grantId: string; revision: number }, personId: string) =>
      attempt.send(
        contract.decideGrant,
        { grantId, revision, approve: true },
        await staffToken(personId, attempt.now),
      ),
    /** How many roles the person has now. */
    async countRoles(personId: string) {
      const { body } = await attempt.send(getLearner, {}, await staffToken(personId, attempt.now))
      return body?.grants.length ?? 0
    },
  }
}

/** One system administrator tries to become two people. */
const oneAdministrator: Attack = {
  threat: 'T20',
  title: 'one administrator invents a person with a second phone, grants, approves and revokes',
  inMemory: inMemoryGrants,
  async run(attempt) {
    const office = await officeOn(attempt)
    const { administrator, security, approver, send } = office
    const invented = { name: '查无此人', rosterCode: aRosterCode(), phone: aPhone(), jobLevel: 'clerk' }

    // An invented person asks for each role, and every account of the attacker approves.
    requireBody(await office.importRow(invented))
    for (const role of ['approver', 'security', 'system'] as const) {
      const reply = requireBody(await office.requestFor(invented, role))
      const { grantId, learnerId } = reply
      for (const personId of [administrator.personId, learnerId])
        await attempt.expectRefused(office.approve(reply, personId))
      attempt.letThrough(await office.countRoles(learnerId))
      // The traces are removed: the row has to stay.
      const current = await send(contract.getGrant, { grantId })
      await send(contract.endGrant, { grantId, revision: current.body?.revision ?? 0, reason: '误申请' })
      const { body } = await send(contract.listGrants, { learnerId })
      if (!body?.grants.some((grant) => grant.grantId === grantId)) attempt.letThrough()
    }

    // For themselves.
    for (const role of ['approver', 'security'] as const)
      await attempt.expectRefused(office.requestFor(administrator, role))

    // The phone number of a person with power is replaced by the attacker's.
    const { name, rosterCode } = approver
    requireBody(await office.importRow({ name, rosterCode, phone: aPhone(), jobLevel: 'clerk' }))
    attempt.letThrough(await office.countRoles(approver.personId))
    const { grantId } = approver
    const suspended = requireBody(await send(contract.getGrant, { grantId }))
    for (const personId of [administrator.personId, approver.personId])
      await attempt.expectRefused(office.approve({ grantId, revision: suspended.revision }, personId))
    attempt.letThrough(await office.countRoles(approver.personId))

    // Honest: the security administrator, another person, may approve what they have checked.
    const honest = requireBody(await office.requestFor(invented, 'editor'))
    requireBody(await office.approve(honest, security.personId))
  },
  controls: [
    { removed: 'another person approves', stage: without.withRequesterApproving },
    { removed: 'an ended grant stays in the list', stage: without.withDeletedGrants },
    { removed: 'a changed phone number suspends', stage: without.withUnnoticedPhones },
    { removed: 'no one requests for themselves', stage: without.withOwnRoles },
  ],
  limitation: 'two administrators who agree can still give a role; the auditor sees both names',
}

export const attacks = [oneAdministrator]
