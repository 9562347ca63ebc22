import { readFileSync } from 'node:fs'
import { importHandler, readDeployment } from '../deployment/deployment'
import { writeFileDurably } from '../process/durable-file'
import { nextRunAt } from './schedule'
import type { VirtualClock } from './virtual-clock'

const CHECK_MS = 1000

interface ScheduledJob {
  name: string
  schedule: string
  run: (now: Date) => Promise<unknown>
}

interface SchedulerOptions {
  clock: VirtualClock
  /** Stores when each job last ran, for the next start. */
  file: string
  jobs: ScheduledJob[]
}

export interface Scheduler {
  /** Runs each due job once and resolves when they have ended; calls queue up behind each other. */
  runDueJobs: () => Promise<void>
  /** Starts to look for due jobs every second. */
  begin: () => void
  /** Resolves when the running job has ended. */
  stop: () => Promise<void>
}

/**
 * Runs jobs by the virtual clock. A job that became due several times runs once, as one run does all pending
 * work. A job that fails is logged, does not stop the others, and runs again when it is next due.
 */
export function createScheduler({ clock, file, jobs }: SchedulerOptions): Scheduler {
  const lastRunAt = readLastRuns(file)
  for (const { name } of jobs) lastRunAt[name] ??= clock.now().toISOString()
  let runs: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  const isDue = ({ name, schedule }: ScheduledJob) =>
    nextRunAt(schedule, new Date(lastRunAt[name] ?? clock.now())) <= clock.now()

  const runAll = async () => {
    for (const job of jobs.filter(isDue)) {
      lastRunAt[job.name] = clock.now().toISOString()
      await job.run(clock.now()).catch((error: unknown) => console.error(`${job.name} failed`, error))
    }
    writeFileDurably(file, JSON.stringify(lastRunAt))
  }

  const runDueJobs = () => {
    runs = runs.then(runAll)
    return runs
  }

  return {
    runDueJobs,
    begin: () => {
      timer = setInterval(() => {
        if (jobs.some(isDue)) void runDueJobs()
      }, CHECK_MS)
    },
    stop: () => {
      clearInterval(timer)
      return runs
    },
  }
}

function readLastRuns(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch {
    return {} // the first start: a file written durably is never half there
  }
}

/** The schedules in serverless.yml, each with the function it starts. */
export const importScheduledJobs = (): Promise<ScheduledJob[]> =>
  Promise.all(
    readDeployment().schedules.map(async ({ name, handler, schedule }) => {
      const invoke = await importHandler(handler)
      return { name, schedule, run: (now: Date) => invoke(createScheduledEvent(name, now)) }
    }),
  )

/** The event that EventBridge sends when a schedule rule fires. */
const createScheduledEvent = (name: string, now: Date) => ({
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
