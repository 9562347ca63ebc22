import { CronExpressionParser } from 'cron-parser'

const unitSeconds: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 }

/**
 * The next time after `since` at which an EventBridge schedule runs: `rate(5 minutes)` counts from `since`,
 * `cron(0 18 ? * MON-FRI *)` is in UTC. Throws if the expression is neither.
 */
export function nextRunAt(schedule: string, since: Date): Date {
  const [, kind, expression = ''] = /^(rate|cron)\((.+)\)$/.exec(schedule) ?? []
  if (kind === 'rate') return new Date(since.getTime() + rateSeconds(expression) * 1000)
  if (kind === 'cron') return nextCronRunAt(expression, since)
  throw new Error(`${schedule} is neither a rate nor a cron`)
}

function rateSeconds(expression: string): number {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(expression) ?? []
  const seconds = Number(count) * (unitSeconds[unit] ?? 0)
  if (!(seconds > 0)) throw new Error(`rate(${expression}) is not a rate`)
  return seconds
}

function nextCronRunAt(expression: string, since: Date): Date {
  const options = { currentDate: since, tz: 'UTC' }
  return CronExpressionParser.parse(toStandardCron(expression), options).next().toDate()
}

/** EventBridge counts weekdays from 1 for Sunday, cron from 0. Its sixth field, the year, must be `*`. */
function toStandardCron(expression: string): string {
  const [minute, hour, day, month, weekday = '', year] = expression.split(/\s+/)
  if (year !== '*') throw new Error(`cron(${expression}) is bound to a year`)
  const shifted = weekday.replaceAll(/\d+/g, (number, index: number) => {
    const isStepOrCount = weekday[index - 1] === '/' || weekday[index - 1] === '#'
    return isStepOrCount ? number : `${Number(number) - 1}`
  })
  return [minute, hour, day === '?' ? '*' : day, month, shifted === '?' ? '*' : shifted].join(' ')
}
