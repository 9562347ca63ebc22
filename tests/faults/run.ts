import { parseArgs } from 'node:util'
import { startEngine } from '@zhixing/local/engine/engine'
import { type EngineName, engineNames } from '@zhixing/local/engine/engine-command'
import { missingScenarios } from './coverage'
import type { EngineSweep } from './report'
import { titleOf } from './scenario'
import { whyUnavailable } from './sweep/engine-availability'
import { startFaultStage } from './sweep/fault-stage'

/**
 * `npm run faults [-- sweep|kills] [--engine dynoxide|dynalite|dynamodb-local|all] [--verb heartbeat] [--most
 * 8] [--seed 1]`
 * Every call of every verb that writes fails in every way a call can fail. Exits with 1 if a table does not
 * end as it does without a fault, a verb has no scenario, a fault met no call, or two engines end
 * differently. An engine that is not available is reported as not run, never as passed.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: 'dynoxide' },
    verb: { type: 'string' },
    most: { type: 'string' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed)
const most = values.most ? Number(values.most) : undefined

const wanted = values.engine === 'all' ? engineNames : engineNames.filter((name) => name === values.engine)
if (!wanted.length) throw new Error(`--engine is one of ${engineNames.join(', ')}, all`)
const available: EngineName[] = []
const notRun: string[] = []
for (const name of wanted) {
  const reason = await whyUnavailable(name)
  if (reason) notRun.push(`${name}: ${reason}`)
  else available.push(name)
}

if (positionals[0] === 'kills') {
  const { runKills } = await import('./kills/run')
  for (const each of notRun) console.log(`– not run on ${each}`)
  process.exit(available.length && (await runKills(available, seed)) ? 0 : 1)
}

const stage = await startFaultStage()
const { scenarios } = await import('./scenarios')
const { sweep } = await import('./sweep/sweep')
const report = await import('./report')
// The injected failures are logged.
if (!values.verbose) for (const level of ['error', 'warn'] as const) console[level] = () => undefined

const chosen = scenarios.filter((scenario) => !values.verb || titleOf(scenario).includes(values.verb))
const sweeps: EngineSweep[] = []
for (const name of available) {
  const engine = await startEngine({ name })
  await stage.connectTo(engine.endpoint)
  const startedAt = performance.now()
  const results = []
  for (const scenario of chosen) {
    const from = performance.now()
    const result = await sweep(stage, scenario, { seed, most })
    results.push(result)
    report.printScenario(name, result, performance.now() - from, values.verbose)
  }
  await engine.stop()
  sweeps.push({ engine: name, results, seconds: (performance.now() - startedAt) / 1000 })
}

console.log(`\nfaults, seed ${seed}${most ? `, at most ${most} of each scenario` : ''}`)
const violations = [
  ...missingScenarios(scenarios),
  ...report.printFaultKinds(sweeps, { mustAllFire: !values.verb }),
  ...report.printEngines(sweeps, notRun),
]
report.printVerdict(violations)
stage.stop()
process.exit(violations.length ? 1 : 0)
