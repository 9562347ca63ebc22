/** What other modules may use of identity. */
export {
  findGrants,
  findLearner,
  findLearnerId,
  findOpenid,
  findOrganisation,
  requireRole,
  type StoredLearner,
} from './store/learners'
export { listChildOrganisations } from './store/organisations'
export { findLearnerIdByRosterCode } from './store/roster'
