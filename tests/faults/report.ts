import type { EngineName } from '@zhixing/local/engine/engine-command'
import { verbsThatWrite } from './coverage'
import { titleOf } from './scenario'
import { digestOf } from './sweep/canonical'
import { faultNames } from './sweep/fault-kinds'
import { type SweepResult, violationsOf } from './sweep/sweep'

export interface EngineSweep {
  engine: EngineName
  results: SweepResult[]
  seconds: number
}

const column = (value: number | string, width: number) => String(value).padStart(width)
const firedRuns = ({ runs }: SweepResult) => runs.filter(({ fired }) => fired)

export function printScenario(engine: EngineName, result: SweepResult, ms: number, isVerbose: boolean) {
  const { scenario, calls, digest } = result
  const violations = violationsOf(result)
  const fired = firedRuns(result)
  const writes = calls.filter(({ isWrite }) => isWrite).length
  const absorbed = fired.filter(({ first }) => first.status === 200).length
  const counts = [
    `${column(calls.length, 3)} calls`,
    `${column(writes, 2)} of them writes`,
    `${column(fired.length, 4)} faults`,
    `${column(absorbed, 4)} absorbed`,
  ]
  const mark = violations.length ? '✗' : '✓'
  const title = titleOf(scenario).padEnd(62)
  console.log(
    `${mark} ${engine.padEnd(14)} ${title} ${counts.join(', ')}, ${digest} ${(ms / 1000).toFixed(1)} s`,
  )
  if (isVerbose) for (const call of calls) console.log(`    ${call.name}`)
  for (const each of violations.slice(0, isVerbose ? 1000 : 4)) console.log(`    ${each.slice(0, 700)}`)
}

/** How often each kind of fault fired; returns a sentence for each kind that should have and did not. */
export function printFaultKinds(sweeps: EngineSweep[], { mustAllFire }: { mustAllFire: boolean }): string[] {
  const fired = sweeps.flatMap(({ results }) => results.flatMap(firedRuns))
  return faultNames.flatMap((name) => {
    const count = fired.filter(({ kind }) => kind === name).length
    console.log(`  ${name.padEnd(42)} fired ${count} times`)
    return !count && mustAllFire && sweeps.length ? [`${name} never fired`] : []
  })
}

/**
 * One line an engine; returns a sentence for each violation of a sweep and each difference between engines.
 */
export function printEngines(sweeps: EngineSweep[], notRun: string[]): string[] {
  console.log('\n  engine          verbs  scenarios  faults  wrong  digest        seconds')
  for (const { engine, results, seconds } of sweeps) {
    const verbs = new Set(results.map(({ scenario }) => scenario.verb)).size
    const faults = results.flatMap(({ runs }) => runs).length
    const wrong = results.filter((result) => violationsOf(result).length).length
    const digest = digestOf(results.map((result) => result.digest))
    const counts = [column(verbs, 5), column(results.length, 9), column(faults, 6), column(wrong, 5)]
    console.log(`  ${engine.padEnd(15)} ${counts.join('  ')}  ${digest}  ${seconds.toFixed(0)}`)
  }
  for (const each of notRun) console.log(`  not run — ${each}`)
  const found = sweeps.flatMap(({ engine, results }) =>
    results.flatMap((result) =>
      violationsOf(result).map((each) => `${engine}, ${titleOf(result.scenario)}: ${each}`),
    ),
  )
  const [first] = sweeps
  const different = (first?.results ?? []).filter(
    (_, i) => new Set(sweeps.map(({ results }) => results[i]?.digest)).size > 1,
  )
  return [...found, ...different.map(({ scenario }) => `engines end differently: ${titleOf(scenario)}`)]
}

export function printVerdict(violations: string[]) {
  const verbs = verbsThatWrite().length
  console.log(
    violations.length
      ? `\n✗ ${violations.length} wrong\n${violations.slice(0, 40).join('\n').slice(0, 8000)}`
      : `\n✓ ${verbs} verbs that write, none without a scenario; every table ends as it does undisturbed`,
  )
}
