import { endpoint } from '@zhixing/functions/core/http/endpoint'
import * as contract from '@zhixing/shared/grants/contract'
import { grantWorkflow, type WorkflowGrant } from '@zhixing/shared/grants/rules'
import { getLearner, importLearners } from '@zhixing/shared/identity/contract'
import { grantIdOf, grantKeyOf } from '@zhixing/shared/identity/grant'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { RosterRow } from '@zhixing/shared/identity/roster-row'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'
import { ulid } from 'ulid'
import { attackStart } from '../attempt'
import { inMemoryStage } from '../progress/controls/study'
import type { AttackStage } from '../system'

type Action = ActionOf<typeof grantWorkflow>

interface StoredPerson {
  learnerId: string
  name: string
  rosterCode: string
  phone?: string | undefined
  identityBy?: string | undefined
}
interface StoredGrant extends WorkflowGrant {
  grantId: string
  revision: number
}

/** The product's checks; a control replaces one. */
const productParts = {
  refusalOf: (grant: WorkflowGrant, action: Action, personId: string, grants: Grant[]) =>
    refusalOf(grantWorkflow, grant, action, { personId, grants }, attackStart) as ProblemType | undefined,
  isDeletedAtEnd: false,
  suspendsOnChange: true,
}

/** Rosters and grants by the product's workflow over an in-memory table. */
export function inMemoryGrants(replaced: Partial<typeof productParts> = {}): AttackStage {
  const parts = { ...productParts, ...replaced }
  const people = new Map<string, StoredPerson>()
  const stored = new Map<string, StoredGrant>()
  const organisationId = ulid()
  const orgPath = `${organisationId}/`
  const grantsOf = (learnerId: string): Grant[] =>
    [...stored.values()]
      .filter(({ grantId, state }) => state === 'active' && grantKeyOf(grantId).learnerId === learnerId)
      .map(({ grantId }) => ({
        role: grantKeyOf(grantId).role,
        organisationId,
        organisationName: '某省',
        scope: orgPath,
      }))
  const holderOf = (grantId: string) => {
    const holder = people.get(grantKeyOf(grantId).learnerId)
    if (!holder) throw new Refusal('grants/not-found')
    return holder
  }
  const take = (grant: StoredGrant, action: Action, personId: string): contract.GrantDetail => {
    const current = { ...grant, introducedBy: holderOf(grant.grantId).identityBy }
    const refusal = parts.refusalOf(current, action, personId, grantsOf(personId))
    if (refusal) throw new Refusal(refusal)
    const next = { ...current, state: stateAfter(grantWorkflow, action), revision: grant.revision + 1 }
    if (next.state === 'ended' && parts.isDeletedAtEnd) stored.delete(next.grantId)
    else stored.set(next.grantId, next)
    return shown(next, holderOf(next.grantId))
  }
  const open = (grantId: string, personId: string) => {
    const found = stored.get(grantId)
    if (!found || !grantsOf(personId).length) throw new Refusal('grants/not-found')
    return found
  }
  const addPerson = (name: string, role?: Role) => {
    const person = { learnerId: ulid(), name, rosterCode: String(10_000_000 + people.size) }
    people.set(person.learnerId, person)
    const grantId = grantIdOf({ learnerId: person.learnerId, role: role ?? 'editor', organisationId })
    const parties = { requesterIds: [''], holderIds: [person.learnerId] }
    if (role) stored.set(grantId, { grantId, orgPath, state: 'active', revision: 1, ...parties })
    return { personId: person.learnerId, name, rosterCode: person.rosterCode, grantId }
  }

  const importRows = endpoint(importLearners, async ({ input, actor: { learnerId: importer } }) => {
    for (const each of input.rows) {
      const { name, rosterCode, phone } = RosterRow.parse(each)
      const before = [...people.values()].find((person) => person.rosterCode === rosterCode)
      const learnerId = before?.learnerId ?? ulid()
      people.set(learnerId, { learnerId, name, rosterCode, phone, identityBy: importer })
      if (before?.phone === phone || !parts.suspendsOnChange) continue
      for (const grant of stored.values())
        if (grantKeyOf(grant.grantId).learnerId === learnerId && grant.state === 'active')
          stored.set(grant.grantId, { ...grant, state: 'suspended', revision: grant.revision + 1 })
    }
    return { imported: input.rows.length, refused: [] }
  })
  const requestGrant = endpoint(contract.requestGrant, async ({ input, actor: { learnerId: requester } }) => {
    const holder = [...people.values()].find(({ rosterCode }) => rosterCode === input.rosterCode)
    if (!holder) throw new Refusal('grants/person-not-found')
    const { learnerId } = holder
    const grantId = grantIdOf({ learnerId, role: input.role, organisationId })
    const parties = { requesterIds: [requester], holderIds: [learnerId] }
    const revision = stored.get(grantId)?.revision ?? 0
    return take({ grantId, orgPath, state: 'ended', revision, ...parties }, 'request', requester)
  })
  const decideGrant = endpoint(contract.decideGrant, async ({ input, actor: { learnerId } }) =>
    take(open(input.grantId, learnerId), input.approve ? 'approve' : 'refuse', learnerId),
  )
  const endGrant = endpoint(contract.endGrant, async ({ input, actor: { learnerId } }) =>
    take(open(input.grantId, learnerId), 'end', learnerId),
  )
  const getGrant = endpoint(contract.getGrant, async ({ input: { grantId }, actor: { learnerId } }) =>
    shown(open(grantId, learnerId), holderOf(grantId)),
  )
  const listGrants = endpoint(contract.listGrants, async ({ input }) => ({
    grants: [...stored.values()]
      .filter(({ grantId }) => grantKeyOf(grantId).learnerId === input.learnerId)
      .map((grant) => shown(grant, holderOf(grant.grantId))),
  }))
  const me = endpoint(getLearner, async ({ actor: { learnerId } }) => ({
    ...{
      learnerId,
      name: '某人',
      organisationId,
      orgPath,
      organisationNames: [],
      jobLevel: 'clerk' as const,
    },
    grants: grantsOf(learnerId),
  }))
  return {
    ...inMemoryStage({}, [importRows, requestGrant, decideGrant, endGrant, getGrant, listGrants, me]),
    aGrantOffice: async () => ({
      organisationId,
      administrator: addPerson('甲', 'system'),
      security: addPerson('乙', 'security'),
      approver: addPerson('丙', 'approver'),
    }),
  }
}

const shown = (
  { grantId, state, revision }: StoredGrant,
  { name, rosterCode }: StoredPerson,
): contract.GrantDetail => ({
  ...{ grantId, ...grantKeyOf(grantId), name, rosterCode, organisationName: '某省', state, revision },
  ...{
    updatedAt: attackStart.toISOString(),
    organisationNames: [],
    isBound: false,
    hasSecondFactor: false,
    history: [],
    actions: [],
  },
  lastStep: { at: attackStart.toISOString(), by: '某人', step: 'requested' },
})

/** Who may request may also approve. */
export const withRequesterApproving = () =>
  inMemoryGrants({
    refusalOf: (grant, action, personId, grants) =>
      productParts.refusalOf(
        { ...grant, requesterIds: [], introducedBy: undefined },
        action,
        personId,
        grants.map((each) =>
          each.role === 'system' && action === 'approve' ? { ...each, role: 'security' } : each,
        ),
      ),
  })

export const withDeletedGrants = () => inMemoryGrants({ isDeletedAtEnd: true })

export const withUnnoticedPhones = () => inMemoryGrants({ suspendsOnChange: false })

/** The holder may request for themselves. */
export const withOwnRoles = () =>
  inMemoryGrants({
    refusalOf: (grant, action, personId, grants) =>
      productParts.refusalOf({ ...grant, holderIds: [] }, action, personId, grants),
  })
