import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import { type ChangeLine, hashOfLine } from '../../core/audit/change-line'
import { listChangesOn } from '../../core/audit/list-changes'
import { environment } from '../../core/environment'
import type { LastKey } from '../../core/http/cursor'
import { putOnce } from '../../core/storage/write-once'
import { listChildOrganisations } from '../../identity/api'
import { logKey } from '../checkpoint/log-key'
import { signText } from '../checkpoint/note'
import { type ChangeSeal, findChangeSeal, moveChangeSeal } from '../store/change-seals'
import { changeFileName, hashOfFile, lineNameOf, toChangeText } from './change-file'

/** How far back the first seal of a province looks for lines. */
const FIRST_DAYS = 31
const FIRST_FILE = '-'

/**
 * 审计记录每日封存。
 * Lodges the audit log of every day that has ended and is not lodged yet, one file for each province and day,
 * each with the hash of the file before. After a crash the next run writes the same and goes on.
 */
export async function sealChanges(now: Date): Promise<void> {
  for await (const province of provinceIds()) await sealProvince(province, now)
}

async function* provinceIds(): AsyncGenerator<string> {
  let after: LastKey | undefined
  do {
    const page = await listChildOrganisations(undefined, after)
    yield* page.organisations.map(({ organisationId }) => organisationId)
    after = page.lastKey
  } while (after)
}

async function sealProvince(province: string, now: Date): Promise<void> {
  const today = dayOf(now)
  let last = await findChangeSeal(province)
  for (
    let day = last ? dayAfter(last.day, 1) : dayAfter(today, -FIRST_DAYS);
    day < today;
    day = dayAfter(day, 1)
  ) {
    const lodged = await lodgeDay(province, day, last?.hash ?? FIRST_FILE)
    const next: ChangeSeal = { province, day, hash: hashOfFile(lodged) }
    if (!(await moveChangeSeal(next, last))) return // another run goes on
    last = next
  }
}

/** Returns the file as it is lodged: as an earlier run wrote it, if one did. */
async function lodgeDay(province: string, day: string, previous: string): Promise<string> {
  const lines = (await readDay(province, day)).map((line) => ({
    name: lineNameOf(line),
    hash: hashOfLine(line),
  }))
  const file = { province, day, previous, lines }
  const signed = signText(toChangeText(file), logKey())
  const stored = await putOnce(new URL(changeFileName(file), environment.checkpointsUrl), Buffer.from(signed))
  return stored.toString()
}

async function readDay(province: string, day: string): Promise<ChangeLine[]> {
  const lines: ChangeLine[] = []
  let after: LastKey | undefined
  do {
    const page = await listChangesOn({ province, day, after, limit: 100, isOldestFirst: true })
    lines.push(...page.lines)
    after = page.lastKey
  } while (after)
  return lines
}
