import { minuteOf } from '@zhixing/shared/calendar'
import { dayWords } from './days'

/** The time of an instant in Beijing: `08:30`. */
export const timeWords = (instant: string) => minuteOf(new Date(instant)).slice(11)

/** The day of an instant, with the time if it is today: `今天 08:30`, `昨天`, `11月20日`. */
export function momentWords(instant: string, now = new Date()): string {
  const day = dayWords(instant, now)
  return day === '今天' ? `今天 ${timeWords(instant)}` : day
}
