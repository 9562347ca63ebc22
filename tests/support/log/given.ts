import { createHash } from 'node:crypto'
import { putEntry } from '@zhixing/functions/ledger/api'
import type { Award } from '@zhixing/shared/ledger/entry'
import { ulid } from 'ulid'
import { anAward } from '../ledger/given'

export interface RecordedEntry {
  learnerId: string
  entry: Award
}

/** Puts `count` entries of new learners into the ledger, fifty at a time. */
export async function recordEntries(
  count: number,
  learners = Math.ceil(count / 3),
): Promise<RecordedEntry[]> {
  const ids = Array.from({ length: learners }, () => ulid())
  const entries = Array.from({ length: count }, (_, n) => ({
    learnerId: ids[n % learners] as string,
    entry: nthEntry(n),
  }))
  for (let at = 0; at < count; at += 50) {
    await Promise.all(entries.slice(at, at + 50).map(({ learnerId, entry }) => putEntry(learnerId, entry)))
  }
  return entries
}

const nthEntry = (n: number) => {
  const digits = createHash('sha256').update(`${n}`).digest('hex').toUpperCase().slice(0, 22)
  return anAward({ courseId: `01HC${digits}`, title: `第 ${n} 门课程` })
}
