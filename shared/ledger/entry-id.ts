import type { Award, CreditEntry, Declaration } from './entry'

type AwardFacts = Pick<Award, 'creditYear' | 'courseId' | 'courseVersion'>
type DeclarationFacts = Pick<Declaration, 'creditYear' | 'classKey' | 'dayOn'>

/**
 * The id of an award: from facts the server knows, so that one course version gives one award a credit
 * year.
 */
export const awardIdOf = ({ creditYear, courseId, courseVersion }: AwardFacts) =>
  `${creditYear}-${courseId}-${String(courseVersion).padStart(5, '0')}`

/**
 * 同一学员、同一班次、同一天只申报一次。
 * The id of a declared classroom day; declaring it again gives the same id.
 */
export const declarationIdOf = ({ creditYear, classKey, dayOn }: DeclarationFacts) =>
  `${creditYear}-CLASS-${classKey}-${dayOn.replaceAll('-', '')}`

/**
 * 一笔学时至多冲正一次。
 * The id of a reversal follows from the entry it reverses; a second reversal would be the same entry.
 */
export const reversalIdOf = (entryId: string) => `${entryId}-R`

/** The id of the award or declaration at the root of a chain of reversals. */
export const originalIdOf = (entryId: string) => entryId.replace(/(-R)+$/, '')

const reversedDeclarationId = /^\d{4}-CLASS-[0-9a-f]{20}-(\d{4})(\d{2})(\d{2})-R(?:-R-R)*$/

/**
 * 冲正的冲正恢复当天的学时。
 * The classroom day (`2026-03-09`) whose hours return when this entry is reversed; undefined if none return.
 */
export function dayRestoredByReversing({ entryId }: Pick<CreditEntry, 'entryId'>): string | undefined {
  const [, year, month, day] = reversedDeclarationId.exec(entryId) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}
