/** Beijing is UTC+8 all year: no time zone data is needed, and none is in the mini-program. */
const ahead = 8 * 3600_000

/** The day in Beijing of an instant: `2026-12-31`. */
export const dayOf = (now: Date) => new Date(now.getTime() + ahead).toISOString().slice(0, 10)

/** The credit year of an instant: the calendar year in Beijing. */
export const yearOf = (now: Date) => Number(dayOf(now).slice(0, 4))

/** `2026-12-31 08:30` in Beijing, for people. */
export const minuteOf = (now: Date) =>
  new Date(now.getTime() + ahead).toISOString().slice(0, 16).replace('T', ' ')

/** Whether a day is in the calendar: 30 February is not. */
export const isDay = (day: string) => {
  const time = Date.parse(`${day}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === day
}
