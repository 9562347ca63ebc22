import { expect } from '@jest/globals'
import { entriesSince, type LogCursor } from '@zhixing/functions/log/api'
import type { recordEntries } from './given'

export type Recorded = Awaited<ReturnType<typeof recordEntries>>
export const nameOf = ({ learnerId, entry }: { learnerId: string; entry: { entryId: string } }) =>
  `${learnerId} ${entry.entryId}`
export const namesOf = (entries: Recorded) => entries.map(nameOf).sort()

/** A module that follows the ledger: what it has seen, page by page, and the cursor it has stored. */
export function aFollower() {
  const seen: string[] = []
  let cursor: LogCursor = 0
  return {
    seen,
    async pullPage(): Promise<boolean> {
      const { entries, next } = await entriesSince(cursor)
      expect(entries.map(({ index }) => index)).toEqual(entries.map((_, nth) => cursor + nth))
      seen.push(...entries.map(nameOf))
      cursor = next
      return entries.length > 0
    },
    async pullAll(): Promise<void> {
      while (await this.pullPage()) {
        // the next page
      }
    },
  }
}
