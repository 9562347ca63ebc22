// What other modules may use of the log.
export { buildInclusionProof } from './build-proof'
export { entriesSince, type LogCursor, type SealedEntry, type SealedEntryPage } from './entries-since'
export { leafOf, openingsOf } from './leaf/leaf'
export { findLatestCheckpoint } from './store/checkpoints'
export { findLeafIndex } from './store/sealed-positions'
