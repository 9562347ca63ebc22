import { createTable, startEngine } from '../../../local/engine/engine'
import { testEnvironment } from '../environment'

/** One engine for the whole run, in memory; workers inherit the environment, and fresh ids keep the tests apart. */
export async function setUp(): Promise<() => Promise<void>> {
  const engine = await startEngine()
  const environment = testEnvironment(engine.endpoint)
  await createTable(engine.endpoint, environment.TABLE_NAME ?? '')
  Object.assign(process.env, environment)
  // An engine outlives a parent that is told to stop, and would answer the next run; leaving ends it.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
  return engine.stop
}
