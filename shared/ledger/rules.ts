import type { Role } from '../identity/role'
import type { EntryCounts } from './contract'
import type { CreditEntry, Reversal } from './entry'
import { reversalIdOf } from './entry-id'

/** Who may read the transcripts of a scope. */
export const transcriptRoles: Role[] = ['supervisor', 'approver']

/** The instant at which an entry became credit: completion of an award, approval of everything else. */
export const enteredAt = (entry: CreditEntry) => (entry.kind === 'award' ? entry.awardedAt : entry.approvedAt)

type ReversalApproval = Pick<
  Reversal,
  'reason' | 'requestId' | 'evidenceHash' | 'requestedBy' | 'approvedBy' | 'approvedAt' | 'organisationName'
>

/**
 * 冲正记录与被冲正的一笔学时相等、符号相反，计入同一年度。
 * The reversal of an entry, made of the entry itself and of the approval.
 */
export function reversalOf(reversed: CreditEntry, approval: ReversalApproval): Reversal {
  const { entryId, creditYear, title, categoryId, requirement, subject, studyHours, policyId } = reversed
  return {
    kind: 'reversal',
    entryId: reversalIdOf(entryId),
    creditYear,
    title,
    categoryId,
    requirement,
    subject,
    studyHours: 0 - studyHours, // not -studyHours: that would store −0
    policyId,
    reverses: entryId,
    ...approval,
  }
}

/** The reversal of this entry that is in effect, or undefined: a reversal that was itself reversed is not. */
export function reversalInEffect(entryId: string, entries: readonly CreditEntry[]): Reversal | undefined {
  const reversal = entries.find((entry) => entry.kind === 'reversal' && entry.reverses === entryId)
  if (reversal?.kind !== 'reversal') return undefined
  return reversalInEffect(reversal.entryId, entries) ? undefined : reversal
}

/**
 * 被冲正的不再作数，冲正记录本身也不算一门。
 * The awards and declarations that are not reversed.
 */
export const entriesInEffect = (entries: readonly CreditEntry[]): CreditEntry[] =>
  entries.filter((entry) => entry.kind !== 'reversal' && !reversalInEffect(entry.entryId, entries))

/**
 * 网络课程按门计，集中培训按天计，冲正的不计。
 * Two classes on one day count as one day.
 */
export function entryCountsOf(entries: readonly CreditEntry[]): EntryCounts {
  const inEffect = entriesInEffect(entries)
  const days = new Set(inEffect.flatMap((entry) => (entry.kind === 'declaration' ? [entry.dayOn] : [])))
  return { courses: inEffect.filter(({ kind }) => kind === 'award').length, classDays: days.size }
}

/** The courses whose award in these entries is reversed. */
export const coursesReversedIn = (entries: readonly CreditEntry[]): string[] =>
  entries.flatMap((entry) =>
    entry.kind === 'award' && reversalInEffect(entry.entryId, entries) ? [entry.courseId] : [],
  )

/** Hours as whole hundredths, so that sums are exact. */
export const toHundredths = (hours: number) => Math.round(hours * 100)

/**
 * 合计由台账逐笔相加，冲正为负，不另设累计数。
 * The sum of the entries, in study hours.
 */
export const totalHours = (entries: readonly CreditEntry[]): number =>
  entries.reduce((sum, { studyHours }) => sum + toHundredths(studyHours), 0) / 100
