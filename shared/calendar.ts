/** Beijing is UTC+8 all year, so no time zone data is needed, and the mini-program carries none. */
const BEIJING_OFFSET_MS = 8 * 3_600_000
export const DAY_MS = 86_400_000
export const DAY_SECONDS = DAY_MS / 1000

/** The day in Beijing of an instant: `2026-12-31`. */
export const dayOf = (now: Date) => new Date(now.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)

/** The credit year of an instant: the calendar year in Beijing. */
export const yearOf = (now: Date) => Number(dayOf(now).slice(0, 4))

/** `2026-12-31 08:30` in Beijing, for people. */
export const minuteOf = (now: Date) =>
  new Date(now.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

/** Whether a text is a day of the calendar: 30 February is none. */
export const isDay = (day: string) => {
  const time = Date.parse(`${day}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
}

/** The instant at which a day begins in Beijing. */
export const startOfDay = (day: string) => new Date(`${day}T00:00:00+08:00`)

/** The instant so many days of 24 hours later; negative for earlier. */
export const addDays = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY_MS)

/** The day so many days after a day: `dayAfter('2026-12-31', 1)` is `2027-01-01`. */
export const dayAfter = (day: string, days: number) => dayOf(addDays(startOfDay(day), days))

/** The instant at which the next day begins in Beijing. */
export const nextMidnight = (now: Date) => startOfDay(dayAfter(dayOf(now), 1))

/** The instant so many days later in epoch seconds, the unit of DynamoDB's TTL. */
export const expiryAfterDays = (instant: Date, days: number) =>
  Math.floor(addDays(instant, days).getTime() / 1000)
