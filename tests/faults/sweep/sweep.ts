import { type Random, randomOf } from '../../support/random'
import { isJob, type Scenario, type VerbAnswer } from '../scenario'
import { differences, digestOf } from './canonical'
import { faultNames, isApplicable, type PlannedFault, type TableCall } from './fault-kinds'
import type { FaultStage } from './fault-stage'
import { runScenario } from './run-scenario'

export interface FaultRun extends PlannedFault {
  fired: number
  first: VerbAnswer
  violations: string[]
}
export interface SweepResult {
  scenario: Scenario
  calls: TableCall[]
  runs: FaultRun[]
  /** Found without any fault. */
  violations: string[]
  digest: string
}
interface SweepOptions {
  seed: number
  /** At most so many of the possible faults, drawn by the seed; all of them unless given. */
  most?: number | undefined
}

/**
 * Runs a scenario without a fault and records its calls; then once for each call and each kind of fault,
 * followed by the retries a caller would make. The table must end as it does without a fault, no answer may
 * be a lie, and the ledger's entries must stand unchanged.
 */
export async function sweep(
  stage: FaultStage,
  scenario: Scenario,
  { seed, most }: SweepOptions,
): Promise<SweepResult> {
  const random = randomOf(seed + seedOf(scenario))
  const undisturbed = await runScenario(stage, scenario)
  const repeated = await runScenario(stage, scenario, undefined, 'twice')
  const { status, type } = undisturbed.first
  const violations = [...undisturbed.violations, ...repeated.violations]
  if (status !== 200) violations.push(`without a fault it answers ${status} ${type}`)
  if (!isJob(scenario))
    violations.push(...differences(undisturbed.rows, repeated.rows).map((line) => `called twice: ${line}`))
  const expected = isJob(scenario) ? repeated.rows : undisturbed.rows

  const runs: FaultRun[] = []
  for (const fault of drawFaults(faultsOf(undisturbed.calls), most, random)) {
    const continuation = random() < 0.5 ? 'same-instance' : 'other-instance'
    const run = await runScenario(stage, scenario, fault, continuation)
    const { fired, first } = run
    const found = [...run.violations, ...differences(expected, run.rows)]
    if (!fired) found.push('the fault met no call')
    runs.push({ ...fault, fired, first, violations: found })
  }
  const answers = runs.map(({ first }) => `${first.status} ${first.type}`)
  return {
    scenario,
    calls: undisturbed.calls,
    runs,
    violations,
    digest: digestOf([...expected, ...answers]),
  }
}

const seedOf = ({ verb, when = '' }: Scenario) => Number.parseInt(digestOf([verb, when]).slice(0, 8), 16)

const faultsOf = (calls: TableCall[]): PlannedFault[] =>
  calls.flatMap((call) =>
    faultNames.filter((name) => isApplicable(name, call)).map((kind) => ({ call: call.name, kind })),
  )

/** Faults that few calls can meet are preferred, so that a small sample fires every kind. */
function drawFaults(all: PlannedFault[], most: number | undefined, random: Random): PlannedFault[] {
  if (most === undefined) return all
  const lotOf = ({ kind }: PlannedFault) => {
    const lot = random() / (kind.startsWith('F7') ? 5 : 1)
    return kind === 'F7 index behind' ? -1 : lot
  }
  return all
    .map((fault) => ({ fault, lot: lotOf(fault) }))
    .sort((one, other) => one.lot - other.lot)
    .slice(0, most)
    .map(({ fault }) => fault)
}

/** A sentence for each violation of a sweep. */
export const violationsOf = ({ violations, runs }: SweepResult): string[] => [
  ...violations,
  ...runs.flatMap((run) => run.violations.map((each) => `${run.kind} at ${run.call}: ${each}`)),
]
