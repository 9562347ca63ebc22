import { areSeparateDuties } from '@zhixing/shared/identity/grant'
import type { Refuse } from '../core/http/endpoint'
import { type GrantKey, listGrantsOf } from '../identity/api'

/** 三员互不兼任，也不兼业务角色。Refuses a role that the person may not hold beside one of their others. */
export async function requireSeparateDuties(
  { learnerId, role }: GrantKey,
  refuse: Refuse<'grants/duties-separate'>,
): Promise<void> {
  const others = (await listGrantsOf(learnerId)).filter(({ state }) => state !== 'ended')
  if (others.some((other) => areSeparateDuties(other.role, role))) throw refuse('grants/duties-separate')
}
