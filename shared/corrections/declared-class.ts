import { dayOf, isDay, yearOf } from '../calendar'
import type { FieldError } from '../problem'
import { toComparableName } from '../typed-text'
import type { DeclaredClass, DeclaredRow } from './contract'

/**
 * 线下学时只能申报已经上过的、本年度或上一年度的课，一天不超过规定的上限。
 * Returns what is wrong with a class, by field; empty if nothing is.
 */
export function declaredClassErrors(
  { days, studyHours }: DeclaredClass,
  now: Date,
  dayHoursMax: number,
): FieldError[] {
  const today = dayOf(now)
  const firstDay = `${yearOf(now) - 1}-01-01`
  const dayErrors: [boolean, string][] = [
    [days.some((day) => !isDay(day)), '日期不存在'],
    [days.some((day) => day > today), '还没有上的课不能申报'],
    [days.some((day) => day < firstDay), '只能申报本年度和上一年度的课'],
    [new Set(days).size < days.length, '日期重复'],
  ]
  const errors = dayErrors.flatMap(([isWrong, message]) => (isWrong ? [{ path: 'class.days', message }] : []))
  if (studyHours <= dayHoursMax) return errors
  return [...errors, { path: 'class.studyHours', message: `一天最多 ${dayHoursMax} 学时` }]
}

/**
 * 同一班次的名称不计空格、全半角、大小写和看不见的字符。
 * Two titles that a person reads as the same give the same text.
 */
export const normaliseClassTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .toUpperCase()

/**
 * 同一份名单里学员编号不得重复。
 * Returns for each row, in Chinese, which earlier row it repeats, or undefined. Rows that could not be parsed
 * are undefined.
 */
export function findRepeatedRows(rows: (DeclaredRow | undefined)[]): (string | undefined)[] {
  const firstRows = new Map<string, number>()
  return rows.map((row, index) => {
    if (!row) return undefined
    const firstRow = firstRows.get(row.rosterCode)
    if (firstRow !== undefined) return `学员编号与第 ${firstRow} 行重复`
    firstRows.set(row.rosterCode, index + 1)
    return undefined
  })
}

/**
 * 编号和姓名必须都对得上。
 * A mistyped code must not give hours to another learner.
 */
export const hasNameOfRow = (learner: { name: string }, row: DeclaredRow): boolean =>
  toComparableName(learner.name) === toComparableName(row.name)
