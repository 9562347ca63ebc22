import { minuteOf } from '@zhixing/shared/calendar'
import { dayWords } from './words'

/** `08:30` in Beijing. */
export const clockWords = (instant: string) => minuteOf(new Date(instant)).slice(11)

/** A moment as one would say it: `今天 08:30`, `昨天`, `11月20日`. */
export function momentWords(instant: string, now = new Date()): string {
  const day = dayWords(instant, now)
  return day === '今天' ? `今天 ${clockWords(instant)}` : day
}
