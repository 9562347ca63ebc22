import { join } from 'node:path'
import { clock as functionsClock } from '@zhixing/functions/core/clock'
import { importHandler } from '../deployment/deployment'
import type { Secrets } from '../deployment/secrets'
import { appSettings } from '../deployment/wechat-apps'
import { deployedRoutes } from '../http/gateway'
import type { VirtualClock } from '../jobs/clock'
import { startEventSource } from '../jobs/event-source'
import type { Queue } from '../jobs/queue'
import { createScheduler, deployedSchedules } from '../jobs/scheduler'
import { createSimulator } from '../wechat/simulator'

interface Options {
  clock: VirtualClock
  queue: Queue
  secrets: Secrets
  varFolder: string
  url: string
}

/** What the cloud does around the functions: routes, schedules, the queue's deliveries; and, beyond the cloud, WeChat. */
export async function startCloud({ clock, queue, secrets, varFolder, url }: Options) {
  functionsClock.now = clock.now
  const simulator = await createSimulator({
    file: join(varFolder, 'wechat.jsonl'),
    now: clock.now,
    apps: appSettings(secrets, url),
    publicUrl: url,
  })
  const [routes, scheduled, work] = await Promise.all([
    deployedRoutes(),
    deployedSchedules(),
    importHandler('functions/push/work.handler'),
  ])
  const scheduler = createScheduler({ clock, file: join(varFolder, 'schedules.json'), scheduled })
  let source: ReturnType<typeof startEventSource> | undefined
  return {
    routes,
    simulator,
    wechat: simulator.app,
    /** What the clock made due, on either side. */
    catchUp: async () => {
      await scheduler.catchUp()
      simulator.tick()
    },
    /** Messages are taken and schedules run only once there is something to work on. */
    begin: () => {
      source = startEventSource({ queue, handler: work })
      scheduler.begin()
    },
    stop: async () => {
      await scheduler.stop()
      await source?.stop()
      await simulator.close()
    },
  }
}
