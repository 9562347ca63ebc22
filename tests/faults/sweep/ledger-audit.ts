import { mkdirSync, rmSync } from 'node:fs'
import { environment } from '@zhixing/functions/core/environment'
import { fsck } from '@zhixing/functions/log/fsck/fsck'
import { takeSnapshot } from '@zhixing/functions/log/fsck/snapshot'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { checkpointsFolderOf } from '../../support/engine/buckets'
import type { WireItem } from '../../support/engine/units'
import { publicLogKey, readLodgedFiles, scanRows } from '../../support/log/sealed-store'
import { request, tokenOf } from '../../support/request'

const isEntry = ({ pk, sk }: WireItem) =>
  String(pk?.S).startsWith('LEDGER#') && String(sk?.S).startsWith('ENTRY#')
const rowName = ({ pk, sk }: WireItem) => `${pk?.S} / ${sk?.S}`
const contentOf = (item: WireItem) => JSON.stringify(Object.entries(item).sort())
const hoursOf = ({ studyHours }: WireItem) => Number(studyHours?.N ?? 0)

const checkpointsFolder = () => checkpointsFolderOf(environment.checkpointsUrl)
export function clearCheckpoints(): void {
  rmSync(checkpointsFolder(), { recursive: true, force: true })
  mkdirSync(checkpointsFolder(), { recursive: true })
}

/** `npm run fsck` on the current table. */
export async function auditLog(): Promise<{ findings: string[]; sealed: number }> {
  const lodged = readLodgedFiles(checkpointsFolder())
  const { findings, sealed } = fsck(await takeSnapshot(scanRows()), lodged, publicLogKey())
  return { findings: findings.map(({ where, what }) => `fsck: ${where} ${what}`), sealed }
}

/**
 * Invariants I3, I7 and I8, for snapshots of one table in the order they were taken: an entry never changes
 * or vanishes, each entry is in the log or queued for it (fsck), and the transcript's total equals a recount.
 */
export async function ledgerViolations(snapshots: WireItem[][]): Promise<string[]> {
  const last = (snapshots.at(-1) ?? []).filter(isEntry)
  const findings = last.length ? (await auditLog()).findings : []
  return [...changedEntries(snapshots), ...findings, ...(await wrongTotals(last))]
}

function changedEntries(snapshots: WireItem[][]): string[] {
  const violations: string[] = []
  const known = new Map<string, string>()
  for (const items of snapshots) {
    const current = new Map(items.filter(isEntry).map((item) => [rowName(item), contentOf(item)]))
    for (const [name, content] of known)
      if (current.get(name) !== content) violations.push(`the ledger lost or changed ${name}`)
    for (const [name, content] of current) known.set(name, content)
  }
  return violations
}

async function wrongTotals(entries: WireItem[]): Promise<string[]> {
  const violations: string[] = []
  for (const partition of new Set(entries.map(({ pk }) => String(pk?.S)))) {
    const learnerId = partition.slice('LEDGER#'.length)
    const { body } = await request(getTranscript, {}, { token: await tokenOf(learnerId) })
    const ofYear = entries.filter(
      ({ pk, sk }) => pk?.S === partition && String(sk?.S).startsWith(`ENTRY#${body.creditYear}#`),
    )
    const recount = ofYear.reduce((sum, entry) => sum + hoursOf(entry), 0)
    const shown = body.studyHours
    if (Math.abs(shown - recount) > 1e-9)
      violations.push(`${learnerId} is shown ${shown} study hours, and has ${recount}`)
  }
  return violations
}
