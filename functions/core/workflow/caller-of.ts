import type { Grant } from '@zhixing/shared/identity/role'
import type { Caller } from '@zhixing/shared/workflow/rules'
import type { Actor } from '../http/actor'

/** The caller of a verb as workflows see them. */
export const callerOf = ({ learnerId, network }: Actor, grants: Grant[]): Caller => ({
  personId: learnerId,
  network,
  grants,
})
