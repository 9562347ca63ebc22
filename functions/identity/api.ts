/** What other modules may use of identity. */
export { findLearnerByNameAndCode } from './find-learner'
export { requireRole, requireRoleOver } from './require-role'
export { endAllSessions } from './sessions'
export { findBinding, findLearnerId, findOpenid } from './store/binding-sides'
export { grantIndex } from './store/entity'
export type { GrantKey, StoredGrant } from './store/grant'
export { listGrantLog, logGrantSteps } from './store/grant-log'
export {
  findGrant,
  findGrants,
  listEarlierGrantsOver,
  listGrantsOf,
  saveGrant,
} from './store/grants'
export { findCurrentLearner, findLearner, type StoredLearner } from './store/learners'
export { findOrganisation, listChildOrganisations } from './store/organisations'
export { findLearnerIdByRosterCode } from './store/roster'
export { suspendGrants } from './suspend-grants'
