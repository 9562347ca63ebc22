import * as contract from '@zhixing/shared/identity/contract'
import { RosterRow } from '@zhixing/shared/identity/roster-row'
import { findRepeatedRosterRows, isBlankRow, rosterRowReasons } from '@zhixing/shared/identity/rules'
import { forEachConcurrently } from '../../core/concurrency'
import { endpoint } from '../../core/http/endpoint'
import { importRow } from '../import-row'
import { requireRole } from '../require-role'
import { findKeeper } from '../roster-keeper'

export const importLearners = endpoint(
  contract.importLearners,
  async ({ input: { rows, dryRun }, actor, now }) => {
    const grants = await requireRole(actor, 'system')
    const importer = { ...(await findKeeper(actor)), grants }
    const parsed = rows.map((row) => RosterRow.safeParse(row))
    const repeats = findRepeatedRosterRows(parsed.map(({ data }) => data))
    const reasonsByRow: (string[] | undefined)[] = rows.map(() => undefined) // a blank row has none
    await forEachConcurrently(parsed.entries(), async ([index, { data: row, error }]) => {
      if (isBlankRow(rows[index])) return
      const repeat = repeats[index]
      if (!row) reasonsByRow[index] = rosterRowReasons(error?.issues ?? [])
      else reasonsByRow[index] = repeat ? [repeat] : await importRow(row, importer, dryRun, now)
    })
    return {
      imported: reasonsByRow.filter((reasons) => reasons?.length === 0).length,
      refused: reasonsByRow.flatMap((reasons, index) =>
        reasons?.length ? [{ row: index + 1, reasons }] : [],
      ),
    }
  },
)
