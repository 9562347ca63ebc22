import { employmentTitles } from '@zhixing/shared/identity/employment'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { isSameIdentity } from './same-identity'
import type { StoredLearner } from './store/stored-learner'
import type { GrantSuspension } from './suspend-grants'

/**
 * 身份、在职情况有变动的，权限停用，须第二人确认。
 * Why a change of the roster takes the power of a person's roles away; undefined if it takes none.
 */
export function suspensionOf(
  before: StoredLearner | undefined,
  after: StoredLearner,
): GrantSuspension | undefined {
  if (!before) return undefined
  const { name, phoneKey = '', employmentEnd, mergedInto, orgPath } = after
  if (mergedInto !== undefined && before.mergedInto === undefined)
    return { comment: '档案已并入另一份', identity: { mergedInto } }
  if (!isSameIdentity(before, after))
    return { comment: '名册中的姓名或手机号有改动', identity: { name, phoneKey } }
  if (employmentEnd && employmentEnd.state !== before.employmentEnd?.state)
    return { comment: `已${employmentTitles[employmentEnd.state]}`, identity: employmentEnd }
  if (orgPath !== before.orgPath)
    return {
      comment: '已调动单位',
      identity: { orgPath },
      concerns: ({ orgPath: scope }) => !isWithin(orgPath, scope), // a role over both units stays
    }
  return undefined
}
