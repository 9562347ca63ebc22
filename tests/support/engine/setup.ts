import { createTable } from '../../../local/engine/create-table'
import { startEngine } from '../../../local/engine/engine'
import { testEnvironment } from '../environment'
import { startCheckpointsBucket } from './checkpoints-bucket'

/**
 * Starts one engine, in memory, and one bucket for all tests; workers inherit the environment, and fresh
 * ids keep tests apart. Returns how to stop both.
 */
export async function setUp(): Promise<() => Promise<void>> {
  const engine = await startEngine()
  const bucket = await startCheckpointsBucket()
  const environment: Record<string, string> = { ...testEnvironment(engine.endpoint), ...bucket.environment }
  await createTable(engine.endpoint, environment.TABLE_NAME ?? '')
  Object.assign(process.env, environment)
  return async () => {
    bucket.stop()
    await engine.stop()
  }
}
