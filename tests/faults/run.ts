import { parseArgs } from 'node:util'
import { startEngine } from '@zhixing/local/engine/engine'
import { type EngineName, engineNames } from '@zhixing/local/engine/engine-command'
import { digestOf } from './canonical'
import { missing } from './genuine'
import { allKinds } from './kinds'
import { startStage } from './stage'
import type { Swept } from './sweep'

/**
 * `npm run faults [-- sweep|kills] [--engine dynoxide|dynalite|dynamodb-local|all] [--verb heartbeat] [--most 8] [--seed 1]`: every call of every verb that
 * writes fails in every way a call can fail. Fails if a table does not end as it does undisturbed, if a verb has no scenario, if a fault never met its
 * call, or if two engines end differently. An engine that is not here is said to be not run; it is never said to have passed.
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
const wanted = values.engine === 'all' ? engineNames : engineNames.filter((name) => name === values.engine)
if (!wanted.length) throw new Error(`--engine is one of ${engineNames.join(', ')}, all`)
if (positionals[0] === 'kills') {
  const { runKills } = await import('./kills/run')
  const here: EngineName[] = []
  for (const name of wanted) {
    const why = await missing(name)
    if (why) console.log(`– not run on ${name}: ${why}`)
    else here.push(name)
  }
  process.exit(here.length && (await runKills(here, Number(values.seed))) ? 0 : 1)
}

const stage = await startStage()
const { scenarios, gaps, titleOf, verbsThatWrite } = await import('./scenarios')
const { sweep } = await import('./sweep')
const logged: unknown[] = []
// Every injected failure is logged, as it should be.
for (const level of ['error', 'warn'] as const)
  console[level] = (line: unknown) => void (values.verbose && logged.push(line))

const chosen = scenarios.filter((scenario) => !values.verb || titleOf(scenario).includes(values.verb))
const table: { engine: EngineName; swept: Swept[]; seconds: number; digest: string }[] = []
const notRun: string[] = []
const wrong: string[] = gaps()
const fired = Object.fromEntries(allKinds.map((kind) => [kind, 0]))

for (const name of wanted) {
  const why = await missing(name)
  if (why) {
    notRun.push(`${name}: ${why}`)
    continue
  }
  const engine = await startEngine({ name })
  await stage.on(engine.endpoint)
  const began = performance.now()
  const swept: Swept[] = []
  for (const scenario of chosen) {
    const from = performance.now()
    const one = await sweep(stage, scenario, {
      seed: Number(values.seed),
      most: values.most ? Number(values.most) : undefined,
    })
    swept.push(one)
    const faults = one.runs.filter((run) => run.fired)
    for (const { kind } of faults) fired[kind] = (fired[kind] ?? 0) + 1
    const failures = [
      ...one.wrong,
      ...one.runs.flatMap((run) => run.wrong.map((each) => `${run.kind} at ${run.call}: ${each}`)),
    ]
    wrong.push(...failures.map((each) => `${name}, ${titleOf(scenario)}: ${each}`))
    const told = faults.filter(({ first }) => first.status === 200).length
    console.log(
      `${failures.length ? '✗' : '✓'} ${name.padEnd(14)} ${titleOf(scenario).padEnd(62)} ${String(one.calls.length).padStart(3)} calls, ${String(one.calls.filter(({ isWrite }) => isWrite).length).padStart(2)} of them writes, ${String(faults.length).padStart(4)} faults, ${String(told).padStart(4)} absorbed, ${one.digest} ${((performance.now() - from) / 1000).toFixed(1)} s`,
    )
    if (values.verbose) for (const call of one.calls) console.log(`    ${call.name}`)
    for (const each of failures.slice(0, values.verbose ? 1000 : 4)) console.log(`    ${each.slice(0, 700)}`)
  }
  await engine.stop()
  table.push({
    engine: name,
    swept,
    seconds: (performance.now() - began) / 1000,
    digest: digestOf(swept.map(({ digest }) => digest)),
  })
}

console.log(`\nfaults, seed ${values.seed}${values.most ? `, at most ${values.most} of each scenario` : ''}`)
for (const [kind, count] of Object.entries(fired)) {
  console.log(`  ${kind.padEnd(42)} fired ${count} times`)
  if (!count && !values.verb && table.length) wrong.push(`${kind} never fired`)
}
console.log(`\n  engine          verbs  scenarios  faults  wrong  digest        seconds`)
for (const { engine, swept, seconds, digest } of table) {
  const verbs = new Set(swept.map(({ scenario }) => scenario.verb)).size
  const faults = swept.flatMap(({ runs }) => runs)
  const bad = swept.filter((one) => one.wrong.length || one.runs.some((run) => run.wrong.length)).length
  console.log(
    `  ${engine.padEnd(15)} ${String(verbs).padStart(5)}  ${String(swept.length).padStart(9)}  ${String(faults.length).padStart(6)}  ${String(bad).padStart(5)}  ${digest}  ${seconds.toFixed(0)}`,
  )
}
for (const each of notRun) console.log(`  not run — ${each}`)
if (new Set(table.map(({ digest }) => digest)).size > 1) {
  for (const [i, { scenario }] of (table[0]?.swept ?? []).entries())
    if (new Set(table.map(({ swept }) => swept[i]?.digest)).size > 1)
      wrong.push(`engines end differently: ${titleOf(scenario)}`)
}
console.log(
  wrong.length
    ? `\n✗ ${wrong.length} wrong\n${wrong.slice(0, 40).join('\n').slice(0, 8000)}`
    : `\n✓ ${verbsThatWrite().length} verbs that write, none without a scenario; every table ends as it does undisturbed`,
)
stage.stop()
process.exit(wrong.length ? 1 : 0)
