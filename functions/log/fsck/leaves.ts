import { type EntryKey, keyOfText, textOf } from '../../ledger/api'
import { lodgedNames } from '../lodge'
import { growingTree, type Node } from '../merkle'
import { BLOCK } from '../store/entity'
import type { Finding, Lodged } from './fsck'
import type { Signed } from './signed'
import type { Snapshot } from './snapshot'

export interface Place {
  key: EntryKey
  hash: Buffer
}

export interface Truth {
  truth: Buffer[]
  nodes: Node[] // every subtree its leaves complete
  edgeAt: (size: number) => { root: Buffer; edge: Buffer[] }
  findings: Finding[]
}

const HASH_BYTES = 32

/** The leaves as the table has them, by index, and what is wrong with the rows they stand in. */
export function leavesIn({ leaves }: Snapshot): { places: (Place | undefined)[]; findings: Finding[] } {
  const places: (Place | undefined)[] = []
  const findings: Finding[] = []
  for (const [start, row] of [...leaves].sort(([one], [other]) => one - other)) {
    const keys = String(row.keys ?? '').split('\n')
    const hashes = Buffer.from(String(row.hashes ?? ''), 'base64')
    const count = hashes.length / HASH_BYTES
    const isWhole =
      Number.isInteger(count) &&
      count === keys.length &&
      row.index === start &&
      Math.floor(start / BLOCK) === Math.floor((start + count - 1) / BLOCK)
    if (!isWhole || Object.keys(row).length !== 6)
      findings.push({ where: `leaf ${start}`, what: 'the row that begins here is not as it was written' })
    for (const [nth, key] of keys.entries()) {
      const hash = hashes.subarray(nth * HASH_BYTES, (nth + 1) * HASH_BYTES)
      if (hash.length !== HASH_BYTES) continue
      if (places[start + nth])
        findings.push({ where: `leaf ${start + nth}`, what: 'inserted: two rows claim this place' })
      else places[start + nth] = { key: keyOfText(key), hash }
    }
  }
  return { places, findings }
}

/**
 * The leaves that were signed. There are three copies of each: lodged outside, stored, and what the entry gives; for every checkpoint the copy that
 * has its root is the true one. If none has, each leaf is what most copies say, and the range is named.
 */
export function truthOf(
  signed: Signed[],
  places: (Place | undefined)[],
  snapshot: Snapshot,
  lodged: Lodged,
): Truth {
  const findings: Finding[] = []
  const nodes: Node[] = []
  let tree = growingTree()
  const truth: Buffer[] = []
  const derived = (index: number) => {
    const place = places[index]
    return place && snapshot.entries.get(textOf(place.key))
  }
  for (const head of signed) {
    const range = Array.from({ length: head.size - truth.length }, (_, nth) => truth.length + nth)
    const name = lodgedNames(head).leaves
    const lines = lodged
      .get(name)
      ?.split('\n')
      .slice(0, -1)
      .map((line) => Buffer.from(line, 'base64'))
    const copies = [lines, range.map((index) => places[index]?.hash), range.map(derived)]
    const grownBy = (copy: readonly Buffer[]) => {
      const grown = growingTree({ size: tree.size(), edge: tree.edge() })
      return { copy, grown, nodes: copy.flatMap((hash) => grown.append(hash)) }
    }
    const isWhole = (copy: (typeof copies)[number]): copy is Buffer[] =>
      copy?.length === range.length && copy.every((hash) => hash?.length === HASH_BYTES)
    let fitting: ReturnType<typeof grownBy> | undefined
    for (const copy of copies) {
      const tried = !fitting && isWhole(copy) ? grownBy(copy) : undefined
      if (tried?.grown.root().equals(head.root)) fitting = tried
    }
    if (!fitting)
      findings.push({
        where: `checkpoint ${head.size}`,
        what: `no copy of leaves ${truth.length} to ${head.size - 1} has the root that was signed`,
      })
    const {
      copy: chosen,
      grown,
      nodes: completed,
    } = fitting ?? grownBy(range.map((_, nth) => mostly(copies.map((copy) => copy?.[nth]))))
    if (lines && !isSame(lines, chosen))
      findings.push({ where: `lodged ${name}`, what: `altered${linesOf(lines, chosen)}` })
    truth.push(...chosen)
    nodes.push(...completed)
    tree = grown
  }
  // Placed and not signed yet: as they are stored.
  for (let index = truth.length, place = places[index]; place; place = places[++index]) truth.push(place.hash)
  const signedEdge = tree.edge()
  const signedSize = tree.size()
  for (const hash of truth.slice(signedSize)) nodes.push(...tree.append(hash))
  return {
    truth,
    nodes,
    edgeAt: (size) => edgeOf(truth, size, { size: signedSize, edge: signedEdge }),
    findings,
  }
}

/** The right edge of the tree of so many leaves, from that of the one that was signed last. */
function edgeOf(truth: readonly Buffer[], size: number, signed: { size: number; edge: Buffer[] }) {
  const tree = growingTree(size < signed.size ? undefined : signed)
  for (const hash of truth.slice(tree.size(), size)) tree.append(hash)
  return { root: tree.root(), edge: tree.edge() }
}

const isSame = (one: readonly Buffer[], other: readonly Buffer[]) =>
  one.length === other.length && one.every((hash, nth) => hash.equals(other[nth] as Buffer))

function linesOf(lines: readonly Buffer[], truth: readonly Buffer[]): string {
  const wrong = truth.flatMap((hash, nth) => (lines[nth]?.equals(hash) ? [] : [nth + 1]))
  return wrong.length ? ` in line ${wrong.slice(0, 10).join(', ')}` : ''
}

const nothing = Buffer.alloc(HASH_BYTES)
/** Two of three, or the first there is. */
function mostly(copies: (Buffer | undefined)[]): Buffer {
  const there = copies.filter((copy) => copy?.length === HASH_BYTES) as Buffer[]
  return (
    there.find((copy, nth) => there.some((other, at) => at !== nth && other.equals(copy))) ??
    there[0] ??
    nothing
  )
}
