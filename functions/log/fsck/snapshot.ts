import { textOf } from '../../ledger/api'
import { leafHashOf, type Stored } from '../leaf'

/** What the table holds of ledger and log: of entries the hash alone, of all else the rows as they stand. */
export interface Snapshot {
  entries: Map<string, Buffer | undefined> // undefined: what stands there has no canonical form
  sealed: Map<string, Stored>
  queued: Set<string>
  leaves: Map<number, Stored>
  nodes: Map<string, Stored>
  checkpoints: Map<number, Stored>
  head: Stored | undefined
  strays: string[] // rows below LOG that nothing of ours writes
}

const after = (text: string) => text.slice(text.indexOf('#') + 1)

/** One pass over the rows. About 300 bytes are kept for an entry: a million take 300 MB of whoever audits. */
export async function snapshotOf(
  rows: AsyncIterable<Stored> | Iterable<Stored>,
  hashOf: (entry: Stored) => Buffer = leafHashOf,
): Promise<Snapshot> {
  const taken: Snapshot = {
    entries: new Map(),
    sealed: new Map(),
    queued: new Set(),
    leaves: new Map(),
    nodes: new Map(),
    checkpoints: new Map(),
    head: undefined,
    strays: [],
  }
  for await (const row of rows) place(taken, row, hashOf)
  return taken
}

function place(taken: Snapshot, row: Stored, hashOf: (entry: Stored) => Buffer): void {
  const { pk, sk } = row
  if (pk.startsWith('LEDGER#'))
    taken.entries.set(
      textOf({ learnerId: after(pk), entry: sk }),
      attempted(() => hashOf(row)),
    )
  else if (pk.startsWith('SEALED#')) taken.sealed.set(textOf({ learnerId: after(pk), entry: sk }), row)
  else if (pk.startsWith('UNSEALED#')) taken.queued.add(sk)
  else if (pk === 'LOG' && sk === 'HEAD') taken.head = row
  else if (pk === 'LOG#LEAVES') taken.leaves.set(Number(sk), row)
  else if (pk === 'LOG#CHECKPOINTS') taken.checkpoints.set(Number(sk), row)
  else if (pk.startsWith('LOG#NODES#')) taken.nodes.set(`${pk.slice('LOG#NODES#'.length)}/${Number(sk)}`, row)
  else if (pk === 'LOG' || pk.startsWith('LOG#')) taken.strays.push(`${pk} ${sk}`)
}

function attempted<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
