import { type Grant, Role } from '@zhixing/shared/identity/role'
import * as z from 'zod'
import { environment } from '../../core/environment'
import { findSecondFactor } from '../store/second-factors'

/** Whether the deployment asks for a second factor of a person with these grants. */
export function isSecondFactorRequired(grants: readonly Pick<Grant, 'role'>[]): boolean {
  const roles = z.array(Role).parse(environment.secondFactorRoles)
  return grants.some(({ role }) => roles.includes(role))
}

export const hasSecondFactor = async (learnerId: string): Promise<boolean> =>
  (await findSecondFactor(learnerId)).factor !== undefined

/** Whether the person needs a second factor and has not enrolled one. */
export const owesSecondFactor = async (learnerId: string, grants: readonly Grant[]): Promise<boolean> =>
  isSecondFactorRequired(grants) && !(await hasSecondFactor(learnerId))
