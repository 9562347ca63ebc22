import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import type { Kept } from './records'

type Name = keyof Kept
export type Change = { [K in Name]: [collection: K, key: string, value: Kept[K] | null] }[Name]

export interface Store {
  all: { [K in Name]: ReadonlyMap<string, Kept[K]> }
  /** Applied together and, with a file, handed to the operating system before this returns: a killed process loses nothing. */
  commit(...changes: Change[]): void
  onChange(listener: (change: Change, before: unknown) => void): void
  clear(): void
  close(): void
}

const names: Name[] = [
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
]
const LINES_BEFORE_COMPACTION = 20_000

/** A journal of JSON lines, one commit a line, rewritten when most of it is out of date. */
export function openStore(file?: string): Store {
  const maps = Object.fromEntries(names.map((name) => [name, new Map()])) as {
    [K in Name]: Map<string, Kept[K]>
  }
  const listeners: ((change: Change, before: unknown) => void)[] = []
  let journal: number | undefined
  let lines = 0

  const apply = (change: Change) => {
    const [name, key, value] = change
    const map: Map<string, unknown> | undefined = maps[name]
    if (!map) return // written by another version
    const before = map.get(key)
    if (value === null) map.delete(key)
    else map.set(key, value)
    for (const listener of listeners) listener(change, before)
  }

  const compact = () => {
    if (!file) return
    const fresh = openSync(`${file}.new`, 'w')
    lines = 0
    for (const name of names) {
      let batch: unknown[] = []
      const write = () => {
        if (batch.length) writeSync(fresh, `${JSON.stringify(batch)}\n`)
        batch = []
      }
      for (const [key, value] of maps[name]) {
        batch.push([name, key, value])
        if (batch.length === 500) write()
      }
      write()
    }
    fsyncSync(fresh)
    renameSync(`${file}.new`, file)
    if (journal !== undefined) closeSync(journal)
    journal = fresh
  }

  if (file) journal = replay(file, apply)

  return {
    all: maps,
    commit(...changes) {
      if (journal !== undefined) {
        writeSync(journal, `${JSON.stringify(changes)}\n`)
        lines += 1
      }
      for (const change of changes) apply(change)
      if (lines > LINES_BEFORE_COMPACTION) compact()
    },
    onChange: (listener) => {
      listeners.push(listener)
    },
    clear() {
      for (const name of names) maps[name].clear()
      compact()
    },
    close() {
      if (journal !== undefined) closeSync(journal)
      journal = undefined
    },
  }
}

/** Reads the journal and opens it for appending; a last line cut short by a kill was never acknowledged and is cut off. */
function replay(file: string, apply: (change: Change) => void) {
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    for (const change of JSON.parse(bytes.toString('utf8', start, end)) as Change[]) apply(change)
    start = end + 1
  }
  const journal = openSync(file, 'a')
  if (start < bytes.length) ftruncateSync(journal, start)
  return journal
}
