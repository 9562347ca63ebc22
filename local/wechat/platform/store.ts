import { openJournal } from './journal'
import type { CollectionName, Collections, StoreChange } from './records'

type ChangeListener = (change: StoreChange, before: unknown) => void

export interface Store {
  all: { [Name in CollectionName]: ReadonlyMap<string, Collections[Name]> }
  /** Applies the changes together, after the operating system has them: a killed process loses none. */
  commit(...changes: StoreChange[]): void
  onChange(listener: ChangeListener): void
  /** Deletes all records. */
  clear(): void
  close(): void
}

const collectionNames: CollectionName[] = [
  'people',
  'follows',
  'credits',
  'messages',
  'reads',
  'tokens',
  'codes',
  'webTokens',
  'qrCodes',
  'callbacks',
  'sends',
  'windows',
  'visits',
  'privacy',
  'usage',
  'faults',
  'tickets',
  'menus',
  'tags',
  'tagged',
]
const COMMITS_BEFORE_COMPACTION = 20_000

/** Opens the records in memory, and with a file those that its journal holds. */
export function openStore(file?: string): Store {
  const maps = Object.fromEntries(collectionNames.map((name) => [name, new Map()])) as {
    [Name in CollectionName]: Map<string, Collections[Name]>
  }
  const listeners: ChangeListener[] = []

  const apply = (change: StoreChange) => {
    const [name, key, value] = change
    const map: Map<string, unknown> | undefined = maps[name]
    if (!map) return // written by another version
    const before = map.get(key)
    if (value === null) map.delete(key)
    else map.set(key, value)
    for (const listener of listeners) listener(change, before)
  }
  const journal = file ? openJournal(file, (changes) => changes.forEach(apply)) : undefined
  let commits = 0
  const compact = () => {
    commits = 0
    journal?.rewrite(recordsOf(maps))
  }

  return {
    all: maps,
    commit(...changes) {
      journal?.append(changes)
      commits += 1
      for (const change of changes) apply(change)
      if (commits > COMMITS_BEFORE_COMPACTION) compact()
    },
    onChange: (listener) => {
      listeners.push(listener)
    },
    clear() {
      for (const name of collectionNames) maps[name].clear()
      compact()
    },
    close: () => journal?.close(),
  }
}

function* recordsOf(maps: Store['all']): Generator<StoreChange> {
  for (const name of collectionNames)
    for (const [key, value] of maps[name]) yield [name, key, value] as StoreChange
}
