import type { RefusedRow } from '@zhixing/shared/imports/contract'
import { forEachConcurrently } from '../core/concurrency'
import { importRow, type OrganisationWithNames, type RosterImporter } from '../identity/api'
import { createUnitFinder } from './find-unit'
import { isRow, type JudgedRow, judgeRows } from './judge-rows'
import type { NamedRosterRow } from './read-roster-row'
import { saveImport } from './store/imports'
import { putRefusedRows } from './store/refused-rows'
import { noProgress, type RevisionedImport } from './stored-import'

const BATCH_ROWS = 500
const ROWS_AT_ONCE = 16
const FIRST_REFUSED_MAX = 20
/** A batch and the file of refused rows take less. */
const TIME_LEFT_MIN_MS = 20_000

interface PassFacts {
  importer: RosterImporter
  /** Of rows that name no unit, and above all units that rows may name. */
  organisation: OrganisationWithNames
  now: Date
  remainingMs: () => number
}

/** `ended`: every row was looked at. `replaced`: the owner or another worker changed the import. */
export type PassOutcome = { kind: 'ended' | 'paused'; stored: RevisionedImport } | { kind: 'replaced' }

/**
 * Checks or imports the rows that were not looked at yet, batch after batch, and keeps the progress after
 * each. A pass that is killed loses one batch, which is repeated; importing a row twice changes nothing.
 */
export async function runPass(start: RevisionedImport, facts: PassFacts): Promise<PassOutcome> {
  const findUnit = createUnitFinder(facts.organisation)
  let stored = start
  for await (const batch of batchesAfter(start)) {
    const refused = await runBatch(batch, stored, facts, findUnit)
    const saved = await saveProgress(stored, batch, refused, facts.now)
    if (!saved) return { kind: 'replaced' }
    stored = saved
    if (facts.remainingMs() < TIME_LEFT_MIN_MS) return { kind: 'paused', stored }
  }
  return { kind: 'ended', stored }
}

/** The rows that were not looked at yet. Those before are read again, because later rows may repeat them. */
async function* batchesAfter(stored: RevisionedImport): AsyncGenerator<JudgedRow[]> {
  let toSkip = stored.progress?.done ?? 0
  let batch: JudgedRow[] = []
  for await (const row of judgeRows(stored)) {
    if (toSkip > 0) {
      toSkip -= 1
      continue
    }
    batch.push(row)
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Returns the refused rows in the order of the file. */
async function runBatch(
  batch: JudgedRow[],
  { pass, organisationId = '' }: RevisionedImport,
  { importer, organisation, now }: PassFacts,
  findUnit: (name: string) => Promise<string | undefined>,
): Promise<RefusedRow[]> {
  const refused: RefusedRow[] = []
  const importOne = async ({ unit, ...row }: NamedRosterRow) => {
    const unitId = unit === undefined ? organisationId : await findUnit(unit)
    if (!unitId) return [`${organisation.names.at(-1)}没有叫“${unit}”的单位`]
    return importRow({ ...row, organisationId: unitId }, importer, pass === 'check', now)
  }
  await forEachConcurrently(
    batch,
    async ({ sheetRow, reading }) => {
      if (reading === 'skipped') return
      const reasons = isRow(reading) ? await importOne(reading.row) : reading.reasons
      if (reasons.length > 0) refused.push({ row: sheetRow.number, reasons })
    },
    ROWS_AT_ONCE,
  )
  return refused.sort((one, other) => one.row - other.row)
}

async function saveProgress(
  { revision, ...stored }: RevisionedImport,
  batch: JudgedRow[],
  refused: RefusedRow[],
  now: Date,
): Promise<RevisionedImport | undefined> {
  const { importId, pass = 'check', rows, firstRefused } = stored
  const before = stored.progress ?? noProgress(rows)
  const skipped = batch.filter(({ reading }) => reading === 'skipped').length
  if (refused.length > 0)
    await putRefusedRows({ importId, pass, batch: before.done / BATCH_ROWS }, refused, now)
  const progress = {
    rows,
    done: before.done + batch.length,
    accepted: before.accepted + batch.length - refused.length - skipped,
    refused: before.refused + refused.length,
    skipped: before.skipped + skipped,
  }
  const shown = [...firstRefused, ...refused].slice(0, FIRST_REFUSED_MAX)
  return saveImport({ ...stored, progress, firstRefused: shown, updatedAt: now.toISOString() }, revision)
}
