import { yearOf } from '../calendar'
import type { OutputOf } from '../contract'
import type { getTranscript } from './contract'
import type { CreditEntry } from './entry'
import type { RequirementProgress } from './requirement-progress'
import { enteredAt, entryCountsOf, totalHours } from './rules'

/** One credit year for display; `entries` are those of the learner in every year. */
export function transcriptOf(
  entries: readonly CreditEntry[],
  creditYear: number,
  now: Date,
  requirements: RequirementProgress[],
): OutputOf<typeof getTranscript> {
  const ofYear = entries.filter((entry) => entry.creditYear === creditYear).sort(newestFirst)
  const years = new Set([yearOf(now), ...entries.map((entry) => entry.creditYear)])
  return {
    creditYear,
    creditYears: [...years].sort((one, other) => other - one),
    studyHours: totalHours(ofYear),
    entries: ofYear,
    byCategory: totalsBy(ofYear, ({ categoryId }) => categoryId),
    byRequirement: totalsBy(ofYear, ({ requirement }) => requirement),
    requirements,
  }
}

const newestFirst = (one: CreditEntry, other: CreditEntry) =>
  enteredAt(other).localeCompare(enteredAt(one)) || one.entryId.localeCompare(other.entryId)

function totalsBy(entries: readonly CreditEntry[], groupOf: (entry: CreditEntry) => string) {
  const groups = [...new Set(entries.map(groupOf))].sort()
  return groups.map((key) => {
    const inGroup = entries.filter((entry) => groupOf(entry) === key)
    return { key, studyHours: totalHours(inGroup), ...entryCountsOf(inGroup) }
  })
}
