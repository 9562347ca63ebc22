// What other modules may use of the ledger. Entries in the order of the log, each exactly once:
// `entriesSince` in log/api.
export { awardCourse } from './award-course'
export { chosenPolicies } from './chosen-policies'
export { listPersonEntries } from './person-entries'
export { findEntry, getEntryRows, listEntries, putEntry, toCreditEntry } from './store/entries'
export {
  creditYearOf,
  type EntryKey,
  entryKeyOf,
  entryKeyText,
  parseEntryKeyText,
  parseLedgerRowKey,
} from './store/entry-key'
export { removeFromUnsealedQueue, unsealedKeyPages } from './store/unsealed-queue'
export { readTranscript } from './transcript'
export { type LedgerEntry, unsealedEntries } from './unsealed-entries'
