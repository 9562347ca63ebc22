/** What other modules may use of identity. */
export { changeLearner, toContact, toLearnerIdentity } from './change-learner'
export { findLearnerByNameAndCode, findLearnerByPhone } from './find-learner'
export { importRow, type RosterImporter } from './import-row'
export { isLastChange, type LearnerStep } from './learner-change'
export { recordGrantSteps, toAuditedGrant } from './record-grant-steps'
export { requireRole, requireRoleOver } from './require-role'
export { findKeeper } from './roster-keeper'
export { isSameLearner } from './save-learner'
export { hasSecondFactor } from './second-factor/requirement'
export { endAllSessions } from './sessions'
export { refreshNameRows, settleChangesOf, settleCrashedChanges } from './settle-change'
export { findBinding, findLearnerId, findOpenid } from './store/binding-sides'
export { releaseBinding } from './store/bindings'
export { grantIndex } from './store/entity'
export type { GrantKey, StoredGrant } from './store/grant'
export {
  findGrant,
  findGrants,
  listEarlierGrantsOver,
  listGrantsOf,
  saveGrant,
} from './store/grants'
export type { RosterKey } from './store/learner-item'
export { findCurrentLearner, findDuplicates, findLearner, type StoredLearner } from './store/learners'
export {
  findUnit,
  listUnitsBelow,
  type ManagedUnit,
  putChild,
  removeChild,
  saveUnit,
} from './store/managed-organisations'
export type { NamedLearner } from './store/name-index/entity'
export { namedLearnersWithin } from './store/name-index/find-named'
export { SEARCH_CHARACTERS_MIN, startOf, toNameSearch } from './store/name-index/search-texts'
export {
  findOrganisation,
  listChildOrganisations,
  type OrganisationWithNames,
  pathTo,
} from './store/organisations'
export { findLearnerIdByRosterCode, redirectRosterCode } from './store/roster'
export { deleteRosterChanges, listRosterChanges, type RosterChange } from './store/roster-changes'
export { listLearnerIdsAt, rosterKeysOf, rosterPartsOf } from './store/roster-keys'
export { removeSecondFactor } from './store/second-factors'
export { suspendGrants } from './suspend-grants'
