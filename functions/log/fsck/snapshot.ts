import { ChangeLine, hashOfLine } from '../../core/audit/change-line'
import { isChangeRow } from '../../core/audit/entity'
import type { StoredRow } from '../../core/dynamodb/rows'
import { entryKeyText, parseLedgerRowKey } from '../../ledger/api'
import { lineNameOf, lodgedDayOf } from '../changes/change-file'
import { leafHashOf } from '../leaf/leaf'
import { parseLogRowKey } from '../store/keys'

/**
 * What the table holds of ledger and log: of entries only the hash, of the queue only the keys, of everything
 * else the rows. Where no other key is named, it is the entry key text.
 */
export interface TableSnapshot {
  entries: Map<string, Buffer | undefined> // undefined: the entry has no canonical form
  sealed: Map<string, StoredRow>
  queued: Set<string>
  leaves: Map<number, StoredRow> // by the index of their first leaf
  nodes: Map<string, StoredRow> // by level/index
  checkpoints: Map<number, StoredRow> // by size
  head: StoredRow | undefined
  /** Lines of the audit log by their names; `day` names the province and the day of their file. */
  changes: Map<string, { hash: string; previousHash: string; day: string }>
  strays: string[] // rows in partitions of the log that no code of ours writes
}

/** Reads all rows once. About 300 bytes are held for each entry: a million entries take 300 MB. */
export async function takeSnapshot(
  rows: AsyncIterable<StoredRow> | Iterable<StoredRow>,
  hashOf: (entry: StoredRow) => Buffer = leafHashOf,
): Promise<TableSnapshot> {
  const snapshot: TableSnapshot = {
    entries: new Map(),
    sealed: new Map(),
    queued: new Set(),
    leaves: new Map(),
    nodes: new Map(),
    checkpoints: new Map(),
    head: undefined,
    changes: new Map(),
    strays: [],
  }
  for await (const row of rows) {
    const isAdded = addLedgerRow(snapshot, row, hashOf) || addChangeRow(snapshot, row)
    if (!isAdded) addLogRow(snapshot, row)
  }
  return snapshot
}

function addLedgerRow(
  snapshot: TableSnapshot,
  row: StoredRow,
  hashOf: (entry: StoredRow) => Buffer,
): boolean {
  const parsed = parseLedgerRowKey(row)
  if (!parsed) return false
  const name = entryKeyText(parsed.entryKey)
  if (parsed.kind === 'entry') snapshot.entries.set(name, hashIfCanonical(row, hashOf))
  else snapshot.queued.add(name)
  return true
}

function addChangeRow(snapshot: TableSnapshot, row: StoredRow): boolean {
  if (!isChangeRow(row)) return false
  const { data: line } = ChangeLine.safeParse(row.line)
  if (!line) {
    snapshot.strays.push(`${row.pk} ${row.sk}`)
    return true
  }
  const { previousHash } = line
  snapshot.changes.set(lineNameOf(line), { hash: hashOfLine(line), previousHash, day: lodgedDayOf(line) })
  return true
}

function addLogRow(snapshot: TableSnapshot, row: StoredRow): void {
  const parsed = parseLogRowKey(row)
  switch (parsed?.kind) {
    case 'head':
      snapshot.head = row
      break
    case 'leaves':
      snapshot.leaves.set(parsed.index, row)
      break
    case 'node':
      snapshot.nodes.set(parsed.name, row)
      break
    case 'checkpoint':
      snapshot.checkpoints.set(parsed.size, row)
      break
    case 'sealed':
      snapshot.sealed.set(entryKeyText(parsed.entryKey), row)
      break
    case 'stray':
      snapshot.strays.push(`${row.pk} ${row.sk}`)
  }
}

function hashIfCanonical(row: StoredRow, hashOf: (entry: StoredRow) => Buffer): Buffer | undefined {
  try {
    return hashOf(row)
  } catch {
    return undefined
  }
}
