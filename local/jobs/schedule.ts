import { CronExpressionParser } from 'cron-parser'

const unitSeconds: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 }

/** When a schedule of EventBridge is due next after an instant: `rate(5 minutes)` counts from it, `cron(0 18 ? * MON-FRI *)` is in UTC. */
export function dueAfter(schedule: string, since: Date): Date {
  const [, kind, expression = ''] = /^(rate|cron)\((.+)\)$/.exec(schedule) ?? []
  if (kind === 'rate') return new Date(since.getTime() + rateSeconds(expression) * 1000)
  if (kind === 'cron')
    return CronExpressionParser.parse(standardOf(expression), { currentDate: since, tz: 'UTC' })
      .next()
      .toDate()
  throw new Error(`${schedule} is neither a rate nor a cron`)
}

function rateSeconds(expression: string): number {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(expression) ?? []
  const seconds = Number(count) * (unitSeconds[unit] ?? 0)
  if (!(seconds > 0)) throw new Error(`rate(${expression}) is not a rate`)
  return seconds
}

/** EventBridge has a sixth field, the year, which only `*` is used for; its weekdays count from 1 = Sunday, everyone else's from 0. */
function standardOf(expression: string): string {
  const [minute, hour, day, month, weekday = '', year] = expression.split(/\s+/)
  if (year !== '*') throw new Error(`cron(${expression}) is bound to a year`)
  const shifted = weekday.replaceAll(/\d+/g, (number, at: number) =>
    weekday[at - 1] === '/' || weekday[at - 1] === '#' ? number : `${Number(number) - 1}`,
  )
  return [minute, hour, day === '?' ? '*' : day, month, shifted === '?' ? '*' : shifted].join(' ')
}
