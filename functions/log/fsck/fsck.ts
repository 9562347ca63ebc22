import { keyOfText, textOf } from '../../ledger/api'
import type { LogKey } from '../checkpoint'
import { lodgedNames } from '../lodge'
import { emptyRoot } from '../merkle'
import { BLOCK, BLOCK_LEVELS } from '../store/entity'
import { headRow, isSameRow, nodeRow, sealedRow } from '../store/rows'
import { leavesIn, type Place, type Truth, truthOf } from './leaves'
import { type Signed, signedIn } from './signed'
import type { Snapshot } from './snapshot'

/** What is wrong, by the name of the thing that has to be looked at. */
export interface Finding {
  where: string
  what: string
}
/** What lies outside, by name. */
export type Lodged = ReadonlyMap<string, string>

export interface Verdict {
  findings: Finding[]
  /** Entries behind the last signature. Nothing protects these yet: whoever can write the table can change them unseen. */
  unprotected: number
  sealed: number
  checkpoints: number
}

export const checks = [
  'signed',
  'lodged',
  'leaves',
  'entries',
  'sealed',
  'nodes',
  'head',
  'coverage',
] as const
export type Check = (typeof checks)[number]

/**
 * Derives every root anew from the entries as they stand, and holds what was signed, lodged and stored against it. Which of several copies is the true
 * one is told by the signature: what fits the signed root is believed, and what differs from that is named. `without` leaves one check away,
 * which is how its worth is shown.
 */
export function fsck(
  snapshot: Snapshot,
  lodged: Lodged,
  key: Pick<LogKey, 'name' | 'publicKey'>,
  without?: Check,
): Verdict {
  const { signed, findings: ofSignatures } = signedIn(snapshot, lodged, key)
  const { places, findings: ofLeaves } = leavesIn(snapshot)
  const { truth, nodes, edgeAt, findings: ofLodged } = truthOf(signed, places, snapshot, lodged)
  const end = signed.at(-1)?.size ?? 0
  const facts = { snapshot, signed, places, truth, nodes, edgeAt, end }
  const found: Record<Check, () => Finding[]> = {
    signed: () => ofSignatures,
    lodged: () => [...ofLodged, ...missingOutside(signed, lodged)],
    leaves: () => [...ofLeaves, ...alteredLeaves(facts)],
    entries: () => alteredEntries(facts),
    sealed: () => alteredPlaces(facts),
    nodes: () => alteredNodes(facts),
    head: () => alteredHead(facts),
    coverage: () => forgotten(facts),
  }
  const all = checks.filter((check) => check !== without).flatMap((check) => found[check]())
  const findings = [...new Map(all.map((finding) => [`${finding.where}: ${finding.what}`, finding])).values()]
  return {
    findings,
    unprotected: Math.max(0, snapshot.entries.size - end),
    sealed: end,
    checkpoints: signed.length,
  }
}

interface Facts extends Pick<Truth, 'truth' | 'nodes' | 'edgeAt'> {
  snapshot: Snapshot
  signed: Signed[]
  places: (Place | undefined)[]
  end: number
}

const missingOutside = (signed: Signed[], lodged: Lodged): Finding[] =>
  signed
    .flatMap((head) => [lodgedNames(head).leaves, lodgedNames(head).consistency])
    .filter((name) => name !== undefined && !lodged.has(name))
    .map((name) => ({ where: `lodged ${name}`, what: 'not lodged outside, or removed there' }))

/** Where among the true leaves a hash stands that is not where it should be; -1 for one that is nowhere. */
const placeOf = (hash: Buffer, truth: readonly Buffer[]) => truth.findIndex((other) => other.equals(hash))

function alteredLeaves({ places, truth, end }: Facts): Finding[] {
  const seen = new Map<string, number>()
  return truth.flatMap((hash, index) => {
    const place = places[index]
    if (!place)
      return [{ where: `leaf ${index}`, what: index < end ? 'removed: it is below a signature' : 'removed' }]
    const findings: Finding[] = []
    if (!place.hash.equals(hash)) {
      const from = placeOf(place.hash, truth)
      findings.push({
        where: `leaf ${index}`,
        what: from === -1 ? 'altered' : `reordered: this is leaf ${from}`,
      })
    }
    const first = seen.get(textOf(place.key))
    if (first !== undefined)
      findings.push({ where: `leaf ${index}`, what: `names the same entry as leaf ${first}` })
    seen.set(textOf(place.key), index)
    return findings
  })
}

function alteredEntries({ snapshot, places, truth }: Facts): Finding[] {
  return truth.flatMap((hash, index) => {
    const place = places[index]
    if (!place) return []
    const name = textOf(place.key)
    if (!snapshot.entries.has(name))
      return [
        { where: `entry ${name}`, what: `removed: it was sealed as leaf ${index}` },
        { where: `leaf ${index}`, what: 'names an entry that is not there' },
      ]
    const derived = snapshot.entries.get(name)
    if (derived?.equals(hash)) return []
    const from = derived ? placeOf(derived, truth) : -1
    if (from !== -1)
      return [{ where: `leaf ${index}`, what: `names the entry that was sealed as leaf ${from}` }]
    return [{ where: `entry ${name}`, what: `altered since it was sealed as leaf ${index}` }]
  })
}

function alteredPlaces({ snapshot, places }: Facts): Finding[] {
  const expected = new Map(
    places.flatMap((place, index) => (place ? [[textOf(place.key), index] as const] : [])),
  )
  const missing = [...expected].flatMap(([name, index]) => {
    const row = snapshot.sealed.get(name)
    if (!row) return [{ where: `sealed ${name}`, what: `removed: leaf ${index} names it` }]
    return isSameRow(row, sealedRow(keyOfText(name), index))
      ? []
      : [{ where: `sealed ${name}`, what: `altered: leaf ${index} names it` }]
  })
  const inserted = [...snapshot.sealed.keys()].filter((name) => !expected.has(name))
  return [
    ...missing,
    ...inserted.map((name) => ({ where: `sealed ${name}`, what: 'inserted: no leaf names it' })),
  ]
}

function alteredNodes({ snapshot, nodes }: Facts): Finding[] {
  const kept = nodes.filter(({ level }) => level > 0 && level % BLOCK_LEVELS === 0)
  const expected = new Map(
    kept.map(({ level, index, hash }) => [`${level}/${index}`, nodeRow(level, index, hash)]),
  )
  const wrong = [...expected].flatMap(([name, row]) => {
    const stored = snapshot.nodes.get(name)
    if (!stored) return [{ where: `node ${name}`, what: `removed: it stands for ${BLOCK} leaves or more` }]
    return isSameRow(stored, row) ? [] : [{ where: `node ${name}`, what: 'altered' }]
  })
  const inserted = [...snapshot.nodes.keys()].filter((name) => !expected.has(name))
  return [
    ...wrong,
    ...inserted.map((name) => ({ where: `node ${name}`, what: 'inserted' })),
    ...snapshot.strays.map((where) => ({ where, what: 'inserted' })),
  ]
}

/** Where the log ends is what was signed last, or further, by what a run placed and did not come to sign. */
function alteredHead({ snapshot, signed, truth, edgeAt, end }: Facts): Finding[] {
  const last = signed.at(-1)
  const stored = snapshot.head
  if (!stored) return last ? [{ where: 'head', what: 'removed' }] : []
  const size = Number(stored.size)
  if (size < end) return [{ where: 'head', what: `set back from ${end} to ${size}` }]
  if (!(size <= truth.length)) return [{ where: 'head', what: 'altered: the log is shorter' }]
  const { root, edge } = edgeAt(size)
  const isSigned = last && size === end
  const previous = isSigned
    ? last
    : { sealedAt: String(stored.sealedAt), previousSize: end, previousRoot: last?.root ?? emptyRoot }
  const expected = headRow({ ...previous, size, root }, edge)
  return isSameRow(stored, expected) ? [] : [{ where: 'head', what: 'altered' }]
}

/** Every entry is sealed or waits to be: one that is neither came in past the door, or somebody took its row away. */
function forgotten({ snapshot, places }: Facts): Finding[] {
  const named = new Set(places.flatMap((place) => (place ? [textOf(place.key)] : [])))
  return [...snapshot.entries.keys()]
    .filter((name) => !named.has(name) && !snapshot.queued.has(name))
    .map((name) => ({
      where: `entry ${name}`,
      what: 'neither sealed nor waiting to be: inserted past the door, or taken out of the queue',
    }))
}
