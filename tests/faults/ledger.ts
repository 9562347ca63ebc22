import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { environment } from '@zhixing/functions/core/environment'
import { fsck } from '@zhixing/functions/log/fsck/fsck'
import { takeSnapshot } from '@zhixing/functions/log/fsck/snapshot'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import type { WireItem } from '../support/engine/units'
import { publicLogKey, readLodgedFiles, scanRows } from '../support/log/sealed-store'
import { request, tokenOf } from '../support/request'

const entriesIn = (items: WireItem[]) =>
  items.filter(({ pk, sk }) => String(pk?.S).startsWith('LEDGER#') && String(sk?.S).startsWith('ENTRY#'))
const nameOf = ({ pk, sk }: WireItem) => `${pk?.S} / ${sk?.S}`
const hoursOf = ({ studyHours }: WireItem) => Number(studyHours?.N ?? 0)

/** Where what is signed is lodged, as of this run. */
const checkpoints = () => fileURLToPath(environment.checkpointsUrl)
export function forgetLodged(): void {
  rmSync(checkpoints(), { recursive: true, force: true })
  mkdirSync(checkpoints(), { recursive: true })
}

/** `npm run fsck`, of the table at hand. */
export async function fscked(): Promise<{ findings: string[]; sealed: number }> {
  const { findings, sealed } = fsck(
    await takeSnapshot(scanRows()),
    readLodgedFiles(checkpoints()),
    publicLogKey(),
  )
  return { findings: findings.map(({ where, what }) => `fsck: ${where} ${what}`), sealed }
}

/** I3, I7 and I8, asked of a ledger at several moments: what once stood there stands unchanged, the total that is shown is a recount of it, and fsck is clean: each entry is in the log or waits for it. */
export async function ledgerFaults(moments: WireItem[][]): Promise<string[]> {
  const wrong: string[] = []
  const known = new Map<string, string>()
  for (const items of moments) {
    const now = new Map(
      entriesIn(items).map((item) => [nameOf(item), JSON.stringify(Object.entries(item).sort())]),
    )
    for (const [name, text] of known)
      if (now.get(name) !== text) wrong.push(`the ledger lost or changed ${name}`)
    for (const [name, text] of now) known.set(name, text)
  }
  const last = entriesIn(moments.at(-1) ?? [])
  if (last.length) wrong.push(...(await fscked()).findings)
  for (const partition of new Set(last.map(({ pk }) => String(pk?.S)))) {
    const learnerId = partition.slice('LEDGER#'.length)
    const { body } = await request(getTranscript, {}, { token: await tokenOf(learnerId) })
    const ofYear = last.filter(
      ({ pk, sk }) => pk?.S === partition && String(sk?.S).startsWith(`ENTRY#${body.creditYear}#`),
    )
    const recount = ofYear.reduce((sum, entry) => sum + hoursOf(entry), 0)
    const shown = body.studyHours
    if (Math.abs(shown - recount) > 1e-9)
      wrong.push(`${learnerId} is shown ${shown} study hours, and has ${recount}`)
  }
  return wrong
}
