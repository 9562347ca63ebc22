import { readFileSync } from 'node:fs'
import { importHandler, readDeployment } from '../deployment/deployment'
import { writeDurably } from '../process/durable-file'
import type { VirtualClock } from './clock'
import { dueAfter } from './schedule'

interface Scheduled {
  name: string
  schedule: string
  run: (now: Date) => Promise<unknown>
}

/** Runs what serverless.yml schedules, on the virtual clock. However far the clock is moved, what became due runs once: jobs catch up by themselves. */
export function createScheduler({
  clock,
  file,
  scheduled,
}: {
  clock: VirtualClock
  file: string
  scheduled: Scheduled[]
}) {
  const ranAt = readRuns(file)
  const startedAt = clock.now().toISOString()
  let underway: Promise<void> = Promise.resolve()

  const isDue = ({ name, schedule }: Scheduled) =>
    dueAfter(schedule, new Date(ranAt[name] ?? startedAt)) <= clock.now()
  const runDue = async () => {
    for (const each of scheduled.filter(isDue)) {
      ranAt[each.name] = clock.now().toISOString()
      await each.run(clock.now()).catch((error: unknown) => console.error(`${each.name} failed`, error))
    }
    writeDurably(file, JSON.stringify(ranAt))
  }
  /** One after the other, also when the clock is moved while a job is underway. */
  const catchUp = () => {
    underway = underway.then(runDue)
    return underway
  }
  for (const { name } of scheduled) ranAt[name] ??= startedAt
  let timer: NodeJS.Timeout | undefined
  return {
    catchUp,
    begin: () => {
      timer = setInterval(() => scheduled.some(isDue) && catchUp(), 1000)
    },
    stop: () => {
      clearInterval(timer)
      return underway
    },
  }
}

function readRuns(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch {
    return {} // the first start
  }
}

/** The schedules of the deployment with the functions they start. */
export const deployedSchedules = (): Promise<Scheduled[]> =>
  Promise.all(
    readDeployment().schedules.map(async ({ name, handler, schedule }) => {
      const started = await importHandler(handler)
      return { name, schedule, run: (now: Date) => started(scheduledEvent(name, now)) }
    }),
  )

const scheduledEvent = (name: string, now: Date) => ({
  version: '0',
  id: crypto.randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '000000000000',
  time: now.toISOString(),
  region: 'local',
  resources: [`arn:aws-cn:events:local:000000000000:rule/${name}`],
  detail: {},
})
