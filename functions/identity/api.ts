/** What other modules may use of identity. */
export { requireRole } from './require-role'
export { endAllSessions } from './sessions'
export { findLearnerId, findOpenid } from './store/binding-sides'
export { findGrants } from './store/grants'
export { findLearner, type StoredLearner } from './store/learners'
export { findOrganisation, listChildOrganisations } from './store/organisations'
export { findLearnerIdByRosterCode } from './store/roster'
