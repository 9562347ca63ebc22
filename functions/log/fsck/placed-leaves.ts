import { decodeBase64 } from '../../core/base64'
import type { StoredRow } from '../../core/dynamodb/rows'
import { type EntryKey, parseEntryKeyText } from '../../ledger/api'
import { HASH_BYTES } from '../merkle/hash'
import { BLOCK_LEAVES } from '../store/entity'
import type { FsckFinding } from './finding'
import type { TableSnapshot } from './snapshot'

/** A leaf as a stored group has it. */
export interface PlacedLeaf {
  key: EntryKey
  hash: Buffer
}

export interface PlacedLeaves {
  leaves: (PlacedLeaf | undefined)[] // by index
  findings: FsckFinding[]
}

/** The leaves in the table, and what is wrong with the rows that hold them. */
export function readPlacedLeaves({ leaves: rows }: TableSnapshot): PlacedLeaves {
  const leaves: (PlacedLeaf | undefined)[] = []
  const findings: FsckFinding[] = []
  for (const [start, row] of [...rows].sort(([one], [other]) => one - other)) {
    if (!isAsWritten(row, start))
      findings.push({ where: `leaf ${start}`, what: 'the row that begins here is not as it was written' })
    for (const [nth, leaf] of leavesIn(row).entries()) {
      if (!leaf) continue
      if (leaves[start + nth])
        findings.push({ where: `leaf ${start + nth}`, what: 'inserted: two rows claim this index' })
      else leaves[start + nth] = leaf
    }
  }
  return { leaves, findings }
}

const keyTextsOf = (row: StoredRow) => String(row.keys ?? '').split('\n')
const hashesOf = (row: StoredRow) => decodeBase64(String(row.hashes ?? '')) ?? Buffer.alloc(0)

const ATTRIBUTES = 6 // pk, sk, _et, index, keys, hashes

function isAsWritten(row: StoredRow, start: number): boolean {
  const count = hashesOf(row).length / HASH_BYTES
  const blockOf = (index: number) => Math.floor(index / BLOCK_LEAVES)
  return (
    Number.isInteger(count) &&
    count === keyTextsOf(row).length &&
    row.index === start &&
    blockOf(start) === blockOf(start + count - 1) &&
    Object.keys(row).length === ATTRIBUTES
  )
}

/** Undefined for a key without a whole hash. */
function leavesIn(row: StoredRow): (PlacedLeaf | undefined)[] {
  const hashes = hashesOf(row)
  return keyTextsOf(row).map((text, nth) => {
    const hash = hashes.subarray(nth * HASH_BYTES, (nth + 1) * HASH_BYTES)
    return hash.length === HASH_BYTES ? { key: parseEntryKeyText(text), hash } : undefined
  })
}
