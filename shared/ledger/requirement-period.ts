import type { Policy, TrainingRequirement } from '../policy/policy'

/**
 * 五年按规划的起止年份计；不在规划内的年份，按该年度及之前四年计。
 * The first and the last credit year of the period that a requirement covers in this year.
 */
export function requirementYears(
  { period }: TrainingRequirement,
  { fiveYears }: Policy,
  creditYear: number,
): [firstYear: number, lastYear: number] {
  if (period === 'year') return [creditYear, creditYear]
  const isPlanned = fiveYears && fiveYears.firstYear <= creditYear && creditYear <= fiveYears.lastYear
  return isPlanned ? [fiveYears.firstYear, fiveYears.lastYear] : [creditYear - 4, creditYear]
}

export const yearOfDay = (day: string) => Number(day.slice(0, 4))

/** The same day a year later, the last day that counts; the 28th if the later year has no 29 February. */
export function oneYearAfter(day: string): string {
  const later = `${yearOfDay(day) + 1}${day.slice(4)}`
  return later.endsWith('-02-29') ? `${later.slice(0, 8)}28` : later
}
