import { createHash } from 'node:crypto'
import { putEntry } from '@zhixing/functions/ledger/api'
import { ulid } from 'ulid'
import { anAward } from '../ledger/given'

/** So many entries of so many learners, put through the door of the ledger. */
export async function recordEntries(count: number, learners = Math.ceil(count / 3)) {
  const ids = Array.from({ length: learners }, () => ulid())
  const entries = Array.from({ length: count }, (_, nth) => ({
    learnerId: ids[nth % learners] as string,
    entry: entryOf(nth),
  }))
  for (let at = 0; at < count; at += 50) {
    await Promise.all(entries.slice(at, at + 50).map(({ learnerId, entry }) => putEntry(learnerId, entry)))
  }
  return entries
}

const entryOf = (nth: number) =>
  anAward({
    courseId: `01HC${createHash('sha256').update(`${nth}`).digest('hex').toUpperCase().slice(0, 22)}`,
    title: `第 ${nth} 门课程`,
  })
