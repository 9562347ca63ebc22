import { yearOf } from '../beijing'
import type { OutputOf } from '../contract'
import type { TrainingRequirement } from '../policy/policy'
import type { CreditEntry, getTranscript } from './contract'

/** The key of an award, as shown to people: facts the server knows, and nothing that could make a second one of the same course. */
export const entryIdOf = ({ creditYear, courseId, courseVersion }: Pick<CreditEntry, 'creditYear' | 'courseId' | 'courseVersion'>) =>
  `${creditYear}-${courseId}-${String(courseVersion).padStart(5, '0')}`

/** 合计由台账逐笔相加，不另设累计数: in hundredths, so that a sum of quarters stays exact. */
export const totalHours = (entries: readonly CreditEntry[]): number =>
  entries.reduce((sum, { studyHours }) => sum + Math.round(studyHours * 100), 0) / 100

/** A credit year as a learner sees it, from all entries there are. */
export function transcriptOf(
  all: readonly CreditEntry[],
  creditYear: number,
  now: Date,
  requirement: TrainingRequirement | undefined,
): OutputOf<typeof getTranscript> {
  const entries = all.filter((entry) => entry.creditYear === creditYear).sort(newestFirst)
  const years = new Set([yearOf(now), ...all.map((entry) => entry.creditYear)])
  return {
    creditYear,
    creditYears: [...years].sort((one, other) => other - one),
    studyHours: totalHours(entries),
    entries,
    byCategory: totalsBy(entries, ({ categoryId }) => categoryId),
    byRequirement: totalsBy(entries, ({ requirement }) => requirement),
    requirement: requirement && measured(requirement, all, creditYear),
  }
}

const newestFirst = (one: CreditEntry, other: CreditEntry) =>
  other.awardedAt.localeCompare(one.awardedAt) || one.entryId.localeCompare(other.entryId)

function totalsBy(entries: readonly CreditEntry[], keyOf: (entry: CreditEntry) => string) {
  const keys = [...new Set(entries.map(keyOf))].sort()
  return keys.map((key) => {
    const of = entries.filter((entry) => keyOf(entry) === key)
    return { key, studyHours: totalHours(of), entries: of.length }
  })
}

/** 五年周期按所查年度及之前四年合计: the period ends with the year that is looked at. */
function measured(requirement: TrainingRequirement, all: readonly CreditEntry[], creditYear: number) {
  const first = requirement.period === 'year' ? creditYear : creditYear - 4
  const achievedHours = totalHours(all.filter((entry) => entry.creditYear >= first && entry.creditYear <= creditYear))
  const remainingHours = Math.max(0, Math.round((requirement.hours - achievedHours) * 100) / 100)
  return { ...requirement, achievedHours, remainingHours }
}
