import { addDays, dayOf, yearOf } from '@zhixing/shared/calendar'

/** The day of an instant in Beijing: `今天`, `昨天`, `11月5日`, `2025年3月1日`. */
export function dayWords(instant: string, now = new Date()): string {
  const day = dayOf(new Date(instant))
  if (day === dayOf(now)) return '今天'
  if (day === dayOf(addDays(now, -1))) return '昨天'
  const [year, month, date] = day.split('-').map(Number)
  const monthAndDate = `${month}月${date}日`
  return year === yearOf(now) ? monthAndDate : `${year}年${monthAndDate}`
}

/** A day with its year: `2026年5月10日`. */
export function dateWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
