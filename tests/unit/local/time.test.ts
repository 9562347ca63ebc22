import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, jest, test } from '@jest/globals'
import { readDeployment } from '@zhixing/local/deployment/deployment'
import { openClock } from '@zhixing/local/jobs/clock'
import { dueAfter } from '@zhixing/local/jobs/schedule'
import { createScheduler } from '@zhixing/local/jobs/scheduler'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-time-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['rate(1 minute)', '2026-11-04T08:00:30.000Z', '2026-11-04T08:01:30.000Z'],
  ['rate(2 hours)', '2026-11-04T08:00:30.000Z', '2026-11-04T10:00:30.000Z'],
  ['rate(1 day)', '2026-11-04T08:00:30.000Z', '2026-11-05T08:00:30.000Z'],
  ['cron(0 18 * * ? *)', '2026-11-04T18:00:00.000Z', '2026-11-05T18:00:00.000Z'],
  ['cron(15 10 ? * 6 *)', '2026-11-04T08:00:00.000Z', '2026-11-06T10:15:00.000Z'], // 6 is Friday: EventBridge counts from 1 = Sunday
  ['cron(0/10 * ? * MON-FRI *)', '2026-11-06T23:55:00.000Z', '2026-11-09T00:00:00.000Z'],
])('%s after %s is due at %s', (schedule, since, due) => {
  expect(dueAfter(schedule, new Date(since)).toISOString()).toBe(due)
})

test.each(['rate(0 minutes)', 'rate(5 weeks)', 'every day', 'cron(0 0 1 1 ? 2027)'])(
  '%s is refused',
  (schedule) => {
    expect(() => dueAfter(schedule, new Date())).toThrow()
  },
)

test('every schedule that is deployed can be read', () => {
  const { schedules, routes } = readDeployment()
  expect(schedules.map(({ name }) => name)).toEqual(expect.arrayContaining(['tally', 'publishDue', 'tick']))
  for (const { schedule } of schedules)
    expect(dueAfter(schedule, new Date()).getTime()).toBeGreaterThan(Date.now())
  expect(routes.length).toBeGreaterThan(40)
})

test('the clock only goes forward, and a restart keeps where it stands', () => {
  const file = join(folder, 'clock.json')
  const clock = openClock(file)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  clock.advance(3600)
  clock.advance(60)
  const again = openClock(file)
  expect(again.offsetSeconds()).toBe(3660)
  expect(Math.abs(again.now().getTime() - Date.now() - 3_660_000)).toBeLessThan(1000)
})

test('however far the clock is moved, what became due runs once, and nothing else does', async () => {
  let time = Date.parse('2026-11-04T08:00:00.000Z')
  const clock = { now: () => new Date(time), offsetSeconds: () => 0, advance: () => {} }
  const minute = jest.fn(async (_now: Date) => {})
  const day = jest.fn(async (_now: Date) => {})
  const broken = jest.fn(async () => {
    throw new Error('of this job alone')
  })
  const silenced = jest.spyOn(console, 'error').mockImplementation(() => {})
  const file = join(folder, 'schedules.json')
  const scheduled = [
    { name: 'broken', schedule: 'rate(1 minute)', run: broken },
    { name: 'minute', schedule: 'rate(1 minute)', run: minute },
    { name: 'day', schedule: 'rate(1 day)', run: day },
  ]
  const scheduler = createScheduler({ clock, file, scheduled })
  await scheduler.catchUp()
  expect(minute).not.toHaveBeenCalled()
  time += 10 * 60_000
  await Promise.all([scheduler.catchUp(), scheduler.catchUp()])
  expect([broken.mock.calls.length, minute.mock.calls.length, day.mock.calls.length]).toEqual([1, 1, 0])
  time += 3 * 86_400_000
  await scheduler.catchUp()
  expect([minute.mock.calls.length, day.mock.calls.length]).toEqual([2, 1])
  // The next process knows what has run.
  time += 30_000
  await createScheduler({ clock, file, scheduled }).catchUp()
  expect([minute.mock.calls.length, day.mock.calls.length]).toEqual([2, 1])
  silenced.mockRestore()
})
