import { mayAct } from '@zhixing/shared/identity/role'
import type { Caller } from '@zhixing/shared/workflow/rules'
import { listGrantsOf } from '../identity/api'

/**
 * Whether the person has a role that lies beyond the scope of the caller, a security administrator: who
 * decides for a county must not weaken the sign-in of the province.
 */
export const hasRoleBeyond = async (learnerId: string, { grants }: Caller): Promise<boolean> =>
  (await listGrantsOf(learnerId)).some(
    ({ state, orgPath }) => state !== 'ended' && !mayAct(grants, 'security', orgPath),
  )
