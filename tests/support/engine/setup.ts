import { createTable } from '../../../local/engine/create-table'
import { startEngine } from '../../../local/engine/engine'
import { testEnvironment } from '../environment'
import { startBuckets } from './buckets'

/**
 * Starts one engine, in memory, and one server with buckets for all tests; workers inherit the environment,
 * and fresh ids keep tests apart. Returns how to stop both.
 */
export async function setUp(): Promise<() => Promise<void>> {
  const engine = await startEngine()
  const buckets = await startBuckets()
  const environment: Record<string, string> = { ...testEnvironment(engine.endpoint), ...buckets.environment }
  await createTable(engine.endpoint, environment.TABLE_NAME ?? '')
  Object.assign(process.env, environment)
  return async () => {
    buckets.stop()
    await engine.stop()
  }
}
