import { createTable } from '@zhixing/local/engine/engine'
import { testEnvironment } from '../support/environment'
import { startWire } from './wire'

/** The wire before an engine, and time and chance in hand. Import what runs on it only after this: the environment is read once. */
export async function startStage() {
  const tables = { table: 'zhixing-faults', stale: 'zhixing-faults-before' }
  const wire = await startWire(tables)
  Object.assign(process.env, { ...testEnvironment(wire.endpoint), TABLE_NAME: tables.table })
  const { standStill } = await import('./still')
  const still = standStill(new Date('2026-11-23T01:00:00.000Z'))
  let engine = ''
  return {
    wire,
    still,
    tables,
    engine: () => engine,
    /** Of the same shape on every engine. */
    async on(endpoint: string) {
      engine = endpoint
      wire.to(endpoint)
      for (const table of Object.values(tables)) await createTable(endpoint, table)
    },
    stop() {
      still.goOn()
      wire.stop()
    },
  }
}
export type Stage = Awaited<ReturnType<typeof startStage>>
