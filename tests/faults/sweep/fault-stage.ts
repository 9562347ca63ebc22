import { createTable } from '@zhixing/local/engine/create-table'
import { startBuckets } from '../../support/engine/buckets'
import { testEnvironment } from '../../support/environment'
import { startFaultProxy } from './fault-proxy'

/**
 * The fault proxy before an engine, with time and randomness under control. The product reads its environment
 * once: import what runs on the stage only after this has resolved.
 */
export async function startFaultStage() {
  const tables = { table: 'zhixing-faults', stale: 'zhixing-faults-before' }
  const proxy = await startFaultProxy(tables)
  const bucket = await startBuckets()
  const environment = { ...testEnvironment(proxy.endpoint), ...bucket.environment }
  Object.assign(process.env, { ...environment, TABLE_NAME: tables.table })
  const { freezeTime } = await import('./frozen-time')
  const time = freezeTime(new Date('2026-11-23T01:00:00.000Z'))
  let engine = ''
  return {
    proxy,
    time,
    tables,
    engine: () => engine,
    /** Creates the tables on this engine and sends every later call there. */
    async connectTo(endpoint: string) {
      engine = endpoint
      proxy.connectTo(endpoint)
      for (const table of Object.values(tables)) await createTable(endpoint, table)
    },
    stop() {
      time.restore()
      proxy.stop()
      bucket.stop()
    },
  }
}
export type FaultStage = Awaited<ReturnType<typeof startFaultStage>>
