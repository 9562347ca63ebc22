/** What other modules may use of ledger. */
export { award, entriesOf, findEntry, putEntry } from './store/entries'
export {
  type EntryKey,
  entryOfId,
  keyOfText,
  ledgerKeyOf,
  queuedKeyOf,
  sealedKeyOf,
  shards,
  textOf,
} from './store/entry-key'
