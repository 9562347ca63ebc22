import type { PublicLogKey } from '../checkpoint/log-key'
import type { LodgedFiles } from '../sealing/lodged-files'
import { findAlteredChanges } from './check-changes'
import { findAlteredEntries, findAlteredLeaves, findForgottenEntries } from './check-leaves'
import { findAlteredHead, findAlteredNodes, findAlteredPositions, findMissingFiles } from './check-rows'
import type { FsckFinding } from './finding'
import { readPlacedLeaves } from './placed-leaves'
import { readSignedHeads } from './signed-heads'
import type { TableSnapshot } from './snapshot'
import { findTrueLeaves } from './true-leaves'

export interface FsckReport {
  findings: FsckFinding[]
  /** Number of entries that no signature covers yet: writers of the table can still change these unseen. */
  unprotected: number
  sealed: number // entries below the last signature
  checkpoints: number
}

export const fsckChecks = [
  'signed',
  'lodged',
  'leaves',
  'entries',
  'sealed',
  'nodes',
  'head',
  'coverage',
] as const
export type FsckCheck = (typeof fsckChecks)[number]

/**
 * Derives every root again from the entries and compares what was signed, lodged and stored with it, and the
 * audit log with its lodged files.
 * Of several copies the one that fits the signed root is the true one, and what differs from it is reported.
 * `without` leaves out one check: tests use it to show what each is worth.
 */
export function fsck(
  snapshot: TableSnapshot,
  lodged: LodgedFiles,
  key: PublicLogKey,
  without?: FsckCheck,
): FsckReport {
  const signed = readSignedHeads(snapshot, lodged, key)
  const placed = readPlacedLeaves(snapshot)
  const { heads } = signed
  const { leaves } = placed
  const truth = findTrueLeaves({ heads, leaves, snapshot, lodged })
  const signedSize = heads.at(-1)?.size ?? 0
  const facts = { snapshot, leaves, hashes: truth.hashes, signedSize }
  const findingsOf: Record<FsckCheck, () => FsckFinding[]> = {
    signed: () => signed.findings,
    lodged: () => [...truth.findings, ...findMissingFiles(heads, lodged)],
    leaves: () => [...placed.findings, ...findAlteredLeaves(facts)],
    entries: () => findAlteredEntries(facts),
    sealed: () => findAlteredPositions(snapshot, leaves),
    nodes: () => findAlteredNodes(snapshot, truth.nodes),
    head: () => findAlteredHead(snapshot, heads.at(-1), truth),
    coverage: () => findForgottenEntries(facts),
  }
  const findings = [
    ...fsckChecks.filter((check) => check !== without).flatMap((check) => findingsOf[check]()),
    ...findAlteredChanges(snapshot, lodged, key),
  ]
  return {
    findings: withoutRepeats(findings),
    unprotected: Math.max(0, snapshot.entries.size - signedSize),
    sealed: signedSize,
    checkpoints: heads.length,
  }
}

const withoutRepeats = (findings: readonly FsckFinding[]): FsckFinding[] => [
  ...new Map(findings.map((finding) => [`${finding.where}: ${finding.what}`, finding])).values(),
]
