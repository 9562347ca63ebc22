import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Scenario } from './scenario'

const folder = import.meta.dirname

/**
 * The scenarios of every module, from `tests/faults/<module>/scenarios.ts`. Start the fault stage before the
 * import.
 */
export const scenarios: Scenario[] = []

for (const module of readdirSync(folder)) {
  const file = join(folder, module, 'scenarios.ts')
  if (existsSync(file)) scenarios.push(...((await import(file)) as { scenarios: Scenario[] }).scenarios)
}
