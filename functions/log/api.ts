/** What other modules may use of log. */
export { leafOf, openingsOf } from './leaf'
export { findNewestCheckpoint, indexOf } from './store/log'
export { inclusionProof } from './store/proofs'
