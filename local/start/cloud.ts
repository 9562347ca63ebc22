import { join } from 'node:path'
import { clock as functionsClock } from '@zhixing/functions/core/clock'
import { importHandler } from '../deployment/deployment'
import type { Secrets } from '../deployment/secrets'
import { createAppSettings } from '../deployment/wechat-apps'
import { importRoutes } from '../http/gateway'
import { startEventSourceMapping } from '../jobs/event-source-mapping'
import type { Queues } from '../jobs/queue'
import { createScheduler, importScheduledJobs } from '../jobs/scheduler'
import type { VirtualClock } from '../jobs/virtual-clock'
import { createSimulator } from '../wechat/simulator'

interface CloudOptions {
  clock: VirtualClock
  queues: Queues
  secrets: Secrets
  varFolder: string
  url: string
}

/** The functions with their routes, schedules and queues, and the WeChat simulator. */
export async function startCloud({ clock, queues, secrets, varFolder, url }: CloudOptions) {
  functionsClock.now = clock.now
  const simulator = await createSimulator({
    file: join(varFolder, 'wechat.jsonl'),
    now: clock.now,
    apps: createAppSettings(secrets, url),
    publicUrl: url,
  })
  const [routes, jobs, handlePush, handleImports] = await Promise.all([
    importRoutes(),
    importScheduledJobs(),
    importHandler('functions/push/work.handler'),
    importHandler('functions/imports/work.handler'),
  ])
  const scheduler = createScheduler({ clock, file: join(varFolder, 'schedules.json'), jobs })
  const mappings: ReturnType<typeof startEventSourceMapping>[] = []
  return {
    routes,
    simulator,
    wechat: simulator.app,
    /** To be called after the clock was moved. */
    runDueJobs: async () => {
      await scheduler.runDueJobs()
      simulator.tick()
    },
    /** Begins to take messages and to run schedules; called when the demo is loaded. */
    begin: () => {
      mappings.push(
        startEventSourceMapping({ queue: queues.push, handler: handlePush }),
        startEventSourceMapping({ queue: queues.imports, handler: handleImports, concurrency: 1 }),
      )
      scheduler.begin()
    },
    stop: async () => {
      await scheduler.stop()
      await Promise.all(mappings.map((mapping) => mapping.stop()))
      await simulator.close()
    },
  }
}
