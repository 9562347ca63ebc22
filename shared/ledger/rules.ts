import { yearOf } from '../calendar'
import type { OutputOf } from '../contract'
import type { Counts, getTranscript } from './contract'
import type { Award, CreditEntry, Declaration, Reversal } from './entry'
import type { RequirementProgress } from './requirement-progress'

/** The key of an award, as shown to people: facts the server knows, and nothing that could make a second one of the same course. */
export const entryIdOf = ({
  creditYear,
  courseId,
  courseVersion,
}: Pick<Award, 'creditYear' | 'courseId' | 'courseVersion'>) =>
  `${creditYear}-${courseId}-${String(courseVersion).padStart(5, '0')}`

/** 一笔学时至多冲正一次: the key of a reversal is the entry it reverses, so a second one would be the same entry. */
export const reversalIdOf = (entryId: string) => `${entryId}-R`

/** What a reversal, or a reversal of one, is about in the end. */
export const originalIdOf = (entryId: string) => entryId.replace(/(-R)+$/, '')

/** 同一学员、同一班次、同一天只申报一次: the key of a declared day. */
export const declarationIdOf = ({
  creditYear,
  classKey,
  dayOn,
}: Pick<Declaration, 'creditYear' | 'classKey' | 'dayOn'>) =>
  `${creditYear}-CLASS-${classKey}-${dayOn.replaceAll('-', '')}`

/** 冲正的冲正恢复当天的学时: the classroom day that reversing this entry gives back; none where hours are taken, or were no day's. */
export function dayGivenBackBy({ entryId }: Pick<CreditEntry, 'entryId'>): string | undefined {
  const [, year, month, day] =
    /^\d{4}-CLASS-[0-9a-f]{20}-(\d{4})(\d{2})(\d{2})-R(?:-R-R)*$/.exec(entryId) ?? []
  return year && `${year}-${month}-${day}`
}

/** When an entry came to be credit. */
export const enteredAt = (entry: CreditEntry) => (entry.kind === 'award' ? entry.awardedAt : entry.approvedAt)

/** 冲正记录与被冲正的一笔学时相等、符号相反，计入同一年度: what reverses an entry, made of the entry itself and of who answers for it. */
export function reversalOf(
  reversed: CreditEntry,
  answer: Omit<Reversal, 'kind' | 'reverses' | keyof Facts>,
): Reversal {
  const {
    entryId: reverses,
    creditYear,
    title,
    categoryId,
    requirement,
    subject,
    studyHours,
    policyId,
  } = reversed
  const facts = { creditYear, title, categoryId, requirement, subject, studyHours: 0 - studyHours, policyId }
  return { kind: 'reversal', entryId: reversalIdOf(reverses), ...facts, reverses, ...answer }
}
type Facts = Omit<Award, 'kind' | 'courseId' | 'courseVersion' | 'creditedSeconds' | 'awardedAt'>

/** The reversal of an entry that is in effect, if there is one: one that was itself reversed has given back what it took. */
export function reversalInEffect(entryId: string, entries: readonly CreditEntry[]): Reversal | undefined {
  const reversal = entries.find((entry) => entry.kind === 'reversal' && entry.reverses === entryId)
  return reversal?.kind === 'reversal' && !reversalInEffect(reversal.entryId, entries) ? reversal : undefined
}

/** 被冲正的不再作数，冲正记录本身也不算一门: the awards and declarations that stand. */
export const standing = (entries: readonly CreditEntry[]): CreditEntry[] =>
  entries.filter((entry) => entry.kind !== 'reversal' && !reversalInEffect(entry.entryId, entries))

/** 网络课程按门计，集中培训按天计，冲正的不计: two classes of one day are one day. */
export function countsOf(entries: readonly CreditEntry[]): Counts {
  const all = standing(entries)
  const days = new Set(all.flatMap((entry) => (entry.kind === 'declaration' ? [entry.dayOn] : [])))
  return { courses: all.filter(({ kind }) => kind === 'award').length, classDays: days.size }
}

/** 合计由台账逐笔相加，冲正为负，不另设累计数: in hundredths, so that a sum of quarters stays exact. */
export const totalHours = (entries: readonly CreditEntry[]): number =>
  entries.reduce((sum, { studyHours }) => sum + Math.round(studyHours * 100), 0) / 100

/** A credit year as a learner sees it, from all entries there are. */
export function transcriptOf(
  all: readonly CreditEntry[],
  creditYear: number,
  now: Date,
  requirements: RequirementProgress[],
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
    requirements,
  }
}

const newestFirst = (one: CreditEntry, other: CreditEntry) =>
  enteredAt(other).localeCompare(enteredAt(one)) || one.entryId.localeCompare(other.entryId)

function totalsBy(entries: readonly CreditEntry[], keyOf: (entry: CreditEntry) => string) {
  const keys = [...new Set(entries.map(keyOf))].sort()
  return keys.map((key) => {
    const of = entries.filter((entry) => keyOf(entry) === key)
    return { key, studyHours: totalHours(of), ...countsOf(of) }
  })
}
