import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, jest, test } from '@jest/globals'
import { readDeployment } from '@zhixing/local/deployment/deployment'
import { nextRunAt } from '@zhixing/local/jobs/schedule'
import { createScheduler } from '@zhixing/local/jobs/scheduler'
import { openVirtualClock } from '@zhixing/local/jobs/virtual-clock'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const folder = mkdtempSync(join(tmpdir(), 'zhixing-schedules-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['rate(1 minute)', '2026-11-04T08:00:30.000Z', '2026-11-04T08:01:30.000Z'],
  ['rate(2 hours)', '2026-11-04T08:00:30.000Z', '2026-11-04T10:00:30.000Z'],
  ['rate(1 day)', '2026-11-04T08:00:30.000Z', '2026-11-05T08:00:30.000Z'],
  ['cron(0 18 * * ? *)', '2026-11-04T18:00:00.000Z', '2026-11-05T18:00:00.000Z'],
  ['cron(15 10 ? * 6 *)', '2026-11-04T08:00:00.000Z', '2026-11-06T10:15:00.000Z'], // 6 = Friday
  ['cron(0/10 * ? * MON-FRI *)', '2026-11-06T23:55:00.000Z', '2026-11-09T00:00:00.000Z'],
])('%s runs next after %s at %s', (schedule, since, nextRun) => {
  expect(nextRunAt(schedule, new Date(since)).toISOString()).toBe(nextRun)
})

test.each(['rate(0 minutes)', 'rate(5 weeks)', 'every day', 'cron(0 0 1 1 ? 2027)'])(
  '%s is refused',
  (schedule) => {
    expect(() => nextRunAt(schedule, new Date())).toThrow()
  },
)

test('every schedule in serverless.yml can be read', () => {
  const { schedules, routes } = readDeployment()
  expect(schedules.map(({ name }) => name)).toEqual(expect.arrayContaining(['tally', 'publishDue', 'tick']))
  for (const { schedule } of schedules)
    expect(nextRunAt(schedule, new Date()).getTime()).toBeGreaterThan(Date.now())
  expect(routes.length).toBeGreaterThan(40)
})

test('the virtual clock adds up what it was advanced by, also after a restart', () => {
  const file = join(folder, 'clock.json')
  const clock = openVirtualClock(file)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  clock.advance(3600)
  clock.advance(60)
  const reopened = openVirtualClock(file)
  expect(reopened.offsetSeconds()).toBe(3660)
  expect(Math.abs(reopened.now().getTime() - Date.now() - 3_660_000)).toBeLessThan(1000)
})

test('a due job runs once however far the clock was advanced, also beside a job that fails', async () => {
  let time = Date.parse('2026-11-04T08:00:00.000Z')
  const clock = { now: () => new Date(time), offsetSeconds: () => 0, advance: () => {} }
  const everyMinute = jest.fn(async (_now: Date) => {})
  const everyDay = jest.fn(async (_now: Date) => {})
  const failing = jest.fn(async () => {
    throw new Error('of this job alone')
  })
  const silenced = jest.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(folder, 'schedules.json')
  const jobs = [
    { name: 'failing', schedule: 'rate(1 minute)', run: failing },
    { name: 'every minute', schedule: 'rate(1 minute)', run: everyMinute },
    { name: 'every day', schedule: 'rate(1 day)', run: everyDay },
  ]
  const runs = () => [failing, everyMinute, everyDay].map(({ mock }) => mock.calls.length)
  const scheduler = createScheduler({ clock, file, jobs })
  await scheduler.runDueJobs()
  expect(runs()).toEqual([0, 0, 0])

  time += 10 * MINUTE_MS
  await Promise.all([scheduler.runDueJobs(), scheduler.runDueJobs()])
  expect(runs()).toEqual([1, 1, 0])

  time += 3 * DAY_MS
  await scheduler.runDueJobs()
  expect(runs()).toEqual([2, 2, 1])

  time += 30_000
  const afterRestart = createScheduler({ clock, file, jobs })
  await afterRestart.runDueJobs()
  expect(runs()).toEqual([2, 2, 1])
  silenced.mockRestore()
})
