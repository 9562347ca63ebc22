import { entryKeyText } from '../../ledger/api'
import type { FsckFinding } from './finding'
import type { PlacedLeaf } from './placed-leaves'
import type { TableSnapshot } from './snapshot'

export interface LeafFacts {
  snapshot: TableSnapshot
  leaves: (PlacedLeaf | undefined)[]
  hashes: readonly Buffer[] // of the true leaves
  signedSize: number
}

/** Stored leaves against the true ones. */
export function findAlteredLeaves({ leaves, hashes, signedSize }: LeafFacts): FsckFinding[] {
  const firstIndexOf = new Map<string, number>()
  return hashes.flatMap((hash, index) => {
    const where = `leaf ${index}`
    const leaf = leaves[index]
    if (!leaf) return [{ where, what: index < signedSize ? 'removed: it is below a signature' : 'removed' }]
    const findings: FsckFinding[] = []
    if (!leaf.hash.equals(hash)) findings.push({ where, what: alterationOf(leaf.hash, hashes) })
    const name = entryKeyText(leaf.key)
    const first = firstIndexOf.get(name)
    if (first !== undefined) findings.push({ where, what: `names the same entry as leaf ${first}` })
    firstIndexOf.set(name, index)
    return findings
  })
}

function alterationOf(hash: Buffer, hashes: readonly Buffer[]): string {
  const from = indexOfHash(hash, hashes)
  return from === -1 ? 'altered' : `reordered: this is leaf ${from}`
}

/** −1 for a hash of no true leaf. */
const indexOfHash = (hash: Buffer, hashes: readonly Buffer[]) =>
  hashes.findIndex((other) => other.equals(hash))

/** Entries in the ledger against the true leaves. */
export function findAlteredEntries({ snapshot, leaves, hashes }: LeafFacts): FsckFinding[] {
  return hashes.flatMap((hash, index) => {
    const leaf = leaves[index]
    if (!leaf) return []
    const name = entryKeyText(leaf.key)
    if (!snapshot.entries.has(name))
      return [
        { where: `entry ${name}`, what: `removed: it was sealed as leaf ${index}` },
        { where: `leaf ${index}`, what: 'names an entry that is not there' },
      ]
    const derived = snapshot.entries.get(name)
    if (derived?.equals(hash)) return []
    const from = derived ? indexOfHash(derived, hashes) : -1
    return from === -1
      ? [{ where: `entry ${name}`, what: `altered since it was sealed as leaf ${index}` }]
      : [{ where: `leaf ${index}`, what: `names the entry that was sealed as leaf ${from}` }]
  })
}

/**
 * Every entry is sealed or queued; one that is neither was not put by `putEntry`, or its queue row was
 * removed.
 */
export function findForgottenEntries({ snapshot, leaves }: LeafFacts): FsckFinding[] {
  const placed = new Set(leaves.flatMap((leaf) => (leaf ? [entryKeyText(leaf.key)] : [])))
  return [...snapshot.entries.keys()]
    .filter((name) => !placed.has(name) && !snapshot.queued.has(name))
    .map((name) => ({
      where: `entry ${name}`,
      what: 'neither sealed nor queued: inserted past putEntry, or removed from the queue',
    }))
}
