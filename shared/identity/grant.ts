import * as z from 'zod'
import { dutyRoles, type Role, roles } from './role'

/**
 * requested → active → ended; `suspended` while the holder's name, phone number or WeChat has changed and no
 * second person has confirmed it. Only `active` gives power. A grant is never deleted.
 */
export const GrantState = z.enum(['requested', 'active', 'suspended', 'ended'])
export type GrantState = z.infer<typeof GrantState>

/**
 * The steps of a grant, as its history and the log name them. `factorReset`: the holder's second factor was
 * reset, because they lost the phone with it.
 */
export const grantSteps = ['requested', 'approved', 'refused', 'suspended', 'ended', 'factorReset'] as const

interface GrantKey {
  learnerId: string
  role: Role
  organisationId: string
}

const ULID = '[0-9A-HJKMNP-TV-Z]{26}'

/** One person has one grant of a role over an organisation; granted again, it continues its history. */
export const GrantId = z.string().regex(new RegExp(`^${ULID}-(${roles.join('|')})-${ULID}$`))

export const grantIdOf = ({ learnerId, role, organisationId }: GrantKey): string =>
  [learnerId, role, organisationId].join('-')

/** `grantId` has the form of `GrantId`. */
export function grantKeyOf(grantId: string): GrantKey {
  const [learnerId = '', role, organisationId = ''] = grantId.split('-')
  return { learnerId, role: role as Role, organisationId }
}

export const roleTitles: Record<Role, string> = {
  editor: '起草',
  approver: '审批',
  publisher: '发布',
  supervisor: '监管',
  system: '系统管理',
  security: '安全管理',
  audit: '审计管理',
}

const isDuty = (role: Role) => (dutyRoles as readonly Role[]).includes(role)

/** 三员互不兼任，也不兼业务角色。 */
export const areSeparateDuties = (one: Role, other: Role): boolean =>
  one !== other && (isDuty(one) || isDuty(other))

/**
 * 三员互不兼任，也不兼业务角色。
 * The active grants that count. A person with a business role has no duty besides, and of several duties only
 * the one held longest counts, however the grants came to be stored.
 */
export function grantsInEffect<Held extends { role: Role; grantedAt: string }>(
  active: readonly Held[],
): Held[] {
  const business = active.filter(({ role }) => !isDuty(role))
  if (business.length) return business
  const [longest] = [...active].sort((one, other) => (sortText(one) < sortText(other) ? -1 : 1))
  return active.filter(({ role }) => role === longest?.role)
}

const sortText = ({ grantedAt, role }: { grantedAt: string; role: Role }) => `${grantedAt}#${role}`
