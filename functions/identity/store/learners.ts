import type { FormerJobLevel } from '@zhixing/shared/identity/job-level'
import type { Organisation } from '@zhixing/shared/identity/organisation'
import { isWithin, organisationLevels } from '@zhixing/shared/identity/organisation'
import type { Grant, JobLevel, Role } from '@zhixing/shared/identity/role'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { createCache } from '../../core/dynamodb/cache'
import type { Actor, WechatIdentity } from '../../core/http/actor'
import { refuseDerived } from '../../core/http/refuse-derived'
import {
  grantsOfLearner,
  LearnerEntity,
  LearnerSideEntity,
  OrganisationEntity,
  WechatSideEntity,
} from './entity'

/** A learner as stored: what is shown is made of it (learner.ts). */
export interface StoredLearner {
  learnerId: string
  name: string
  orgPath: string
  organisationId: string
  jobLevel: JobLevel
  formerJobLevels?: FormerJobLevel[] | undefined
  rosterCode: string
  phoneMasked?: string | undefined
  phoneKey?: string | undefined
}

export async function findLearner(learnerId: string): Promise<StoredLearner | undefined> {
  const { Item } = await LearnerEntity.build(GetItemCommand).key({ learnerId }).send()
  return Item
}

/** `names` from the province down, the organisation itself last. */
export type OrganisationLine = Organisation & { names: string[] }

const ORGANISATION_SECONDS = 300
const ORGANISATIONS_MAX = 5000
const organisations = createCache<OrganisationLine>({
  entriesMax: ORGANISATIONS_MAX,
  seconds: ORGANISATION_SECONDS,
})

/** Kept for five minutes: the tree changes a few times a year. */
export async function findOrganisation(organisationId: string): Promise<OrganisationLine | undefined> {
  const known = organisations.find(organisationId)
  if (known) return known
  const { Item } = await OrganisationEntity.build(GetItemCommand).key({ organisationId }).send()
  if (!Item) return undefined
  const level = organisationLevels[Item.names.length - 1] ?? 'village'
  return organisations.put(organisationId, { ...Item, level, name: Item.names.at(-1) ?? '' })
}

/** Consistent, so that a role taken back ends at once. */
export async function findGrants(learnerId: string): Promise<Grant[]> {
  const { Items = [] } = await grantsOfLearner.query({ learnerId }).send()
  return Items.map(({ role, organisationId, organisationName, scope }) => ({
    role,
    organisationId,
    organisationName,
    scope,
  }))
}

/**
 * The actor's grants of this role (or `system`, which may do all of it), read anew at every request; with `orgPath` those whose scope
 * covers it, without one all of them. None: refused, whether or not the thing exists.
 */
export async function requireRole(
  actor: Actor,
  role: Role | readonly Role[],
  orgPath?: string,
): Promise<Grant[]> {
  const roles: readonly Role[] = typeof role === 'string' ? [role, 'system'] : [...role, 'system']
  const grants = await findGrants(actor.learnerId)
  const fitting = grants.filter(
    (grant) => roles.includes(grant.role) && (orgPath === undefined || isWithin(orgPath, grant.scope)),
  )
  if (!fitting.length) throw refuseDerived('request/forbidden')
  return fitting
}

/** The unionid where WeChat gives one, so that mini-program and service account of one person are one identity. */
export const openidIdentity = ({ appid, openid }: WechatIdentity) => `OPENID#${appid}#${openid}`
export const preferredIdentity = (wechat: WechatIdentity) =>
  wechat.unionid ? `UNION#${wechat.unionid}` : openidIdentity(wechat)

/** Bound or not: both sides must say the same. */
export async function findLearnerId(wechat: WechatIdentity): Promise<string | undefined> {
  for (const identity of new Set([preferredIdentity(wechat), openidIdentity(wechat)])) {
    const learnerId = await findClaimedLearnerId(identity)
    if (learnerId && (await findLearnerSide(learnerId))?.identity === identity) return learnerId
  }
  return undefined
}

/** Whom this WeChat claims, which binds nobody by itself. */
export async function findClaimedLearnerId(identity: string): Promise<string | undefined> {
  const { Item } = await WechatSideEntity.build(GetItemCommand)
    .key({ identity })
    .options({ consistent: true })
    .send()
  return Item?.learnerId
}

export interface LearnerSide {
  learnerId: string
  identity: string
  boundAt: string
  openids: Record<string, string | undefined>
}

export async function findLearnerSide(learnerId: string): Promise<LearnerSide | undefined> {
  const { Item } = await LearnerSideEntity.build(GetItemCommand)
    .key({ learnerId })
    .options({ consistent: true })
    .send()
  return Item
}

/** Where messages of this app reach the learner, once he has signed in with it. */
export async function findOpenid(learnerId: string, appid: string): Promise<string | undefined> {
  const binding = await findLearnerSide(learnerId)
  return binding && (await findClaimedLearnerId(binding.identity)) === learnerId
    ? binding.openids[appid]
    : undefined
}
