import { minuteOf } from '@zhixing/shared/calendar'
import dayjs, { type Dayjs } from 'dayjs'

/** The time on the clock in Beijing as a picker value, whatever time zone the computer is set to. */
export const beijingNow = (): Dayjs => dayjs(minuteOf(new Date()))

/** The instant (ISO 8601) at which the clock in Beijing shows a picker value. */
export const instantOfBeijingTime = (picked: Dayjs): string =>
  new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00.000+08:00`).toISOString()
