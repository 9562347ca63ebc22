import { minuteOf } from '@zhixing/shared/calendar'
import dayjs, { type Dayjs } from 'dayjs'

/** What the clock in Beijing shows, as the picker's wall time: a computer set to another zone publishes at the same minute. */
export const beijingNow = (): Dayjs => dayjs(minuteOf(new Date()))

/** The instant at which the clock in Beijing shows this wall time. */
export const instantOf = (wall: Dayjs): string =>
  new Date(`${wall.format('YYYY-MM-DDTHH:mm')}:00.000+08:00`).toISOString()
