import { type Grant, type Role, roles } from '@zhixing/shared/identity/role'
import { ulid } from 'ulid'
import type { AttackStage, Person } from '../../system'

/** The people of a county and their grants, in memory. */
export function inMemoryCounty() {
  const organisationId = ulid()
  const orgPath = `${organisationId}/`
  const known = new Map<string, Person & { grants: Grant[] }>()
  const add = (...held: Role[]): Person => {
    const person = { personId: ulid(), name: '王小明', rosterCode: String(10_000_000 + known.size) }
    known.set(person.personId, {
      ...person,
      grants: held.map((role) => ({ role, organisationId, organisationName: '某县', scope: orgPath })),
    })
    return person
  }
  const aCollege: NonNullable<AttackStage['aCreditOffice']> = async (learners) => ({
    clerks: [add('supervisor'), add('supervisor')],
    approvers: [add('approver'), add('approver')],
    chief: add(...roles),
    learners: Array.from({ length: learners }, () => add()),
  })
  return {
    orgPath,
    aCollege,
    of: (personId: string) => known.get(personId),
    grantsOf: (personId: string) => known.get(personId)?.grants ?? [],
    byRosterCode: (code: string) => [...known.values()].find(({ rosterCode }) => rosterCode === code),
  }
}
export type InMemoryCounty = ReturnType<typeof inMemoryCounty>
