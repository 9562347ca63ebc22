import { readFileSync } from 'node:fs'
import { startEngine } from './engine'
import { testEnvironment } from './environment'

/** One engine for the whole run; workers inherit the environment, and fresh ids keep the tests apart. */
export async function setUp(root: string): Promise<() => void> {
  const { TABLE_NAME = '' } = testEnvironment('')
  const { endpoint, engine } = await startEngine(TABLE_NAME, JSON.parse(readFileSync(`${root}/table.json`, 'utf8')))
  Object.assign(process.env, testEnvironment(endpoint))
  // An engine outlives a parent that is told to stop, and would answer the next run.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(engine.kill() ? 1 : 2))
  return () => engine.kill()
}
