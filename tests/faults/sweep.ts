import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { sqs } from '@zhixing/functions/core/jobs/queue'
import { transport } from '@zhixing/functions/core/wechat/client'
import { randomOf } from '../bench/random'
import { emptyTable, scanTable } from '../support/engine/calls'
import { canonical, differences, digestOf } from './canonical'
import { allKinds, type Call, faultOf, fits, type Kind } from './kinds'
import { forgetLodged, ledgerFaults } from './ledger'
import { isJob, type Scenario, type Told } from './scenario'
import type { Stage } from './stage'

export interface Fault {
  call: string
  kind: Kind
}
export interface Run extends Fault {
  fired: number
  first: Told
  wrong: string[]
}
export interface Swept {
  scenario: Scenario
  calls: Call[]
  runs: Run[]
  /** What is wrong before anything is disturbed. */
  wrong: string[]
  digest: string
}
interface Options {
  seed: number
  /** So many faults of all that could be, chosen by the seed. */
  most?: number | undefined
}

const RETRY_SECONDS = 5
const JOB_SECONDS = 400 // any schedule's next turn but one, and beyond whatever a dead instance had claimed
const LATER_SECONDS = 1200
const TRIES = 4
const JOB_TURNS = 2
const arranged = () => new Date('2026-11-23T01:00:00.000Z')
const begun = () => new Date('2026-11-23T01:03:00.000Z') // sooner than what an idle learner may still claim has lapsed

/**
 * Runs a scenario undisturbed and names its calls; then once for each call and each kind of fault, after which whoever called calls again, as he would. The
 * table must end as it does undisturbed, whoever asked must have been told the truth, and what stood in the ledger must stand there still.
 */
export async function sweep(stage: Stage, scenario: Scenario, { seed, most }: Options): Promise<Swept> {
  const random = randomOf(
    seed + Number.parseInt(digestOf([scenario.verb, scenario.when ?? '']).slice(0, 8), 16),
  ) // each scenario its own
  const calm = await run(stage, scenario)
  const doubled = await run(stage, scenario, undefined, 'twice')
  const wrong = [...calm.wrong, ...doubled.wrong]
  if (calm.first.status !== 200) wrong.push(`undisturbed, it answers ${calm.first.status} ${calm.first.type}`)
  if (!isJob(scenario))
    wrong.push(...differences(calm.state, doubled.state).map((line) => `asked twice: ${line}`))
  const wanted = isJob(scenario) ? doubled.state : calm.state
  const faults = calm.calls.flatMap((call) =>
    allKinds.filter((kind) => fits(kind, call)).map((kind) => ({ call: call.name, kind })),
  )
  const chosen = most === undefined ? faults : some(faults, most, random)
  const runs: Run[] = []
  for (const fault of chosen) {
    const { fired, first, ...after } = await run(stage, scenario, fault, random() < 0.5 ? 'warm' : 'cold')
    const wrong = [...after.wrong, ...differences(wanted, after.state)]
    if (!fired) wrong.push('the fault met no call')
    runs.push({ ...fault, fired, first, wrong })
  }
  return {
    scenario,
    calls: calm.calls,
    runs,
    wrong,
    digest: digestOf([...wanted, ...runs.map(({ first }) => `${first.status} ${first.type}`)]),
  }
}

/** What few calls can meet is not left to chance alone. */
function some(all: Fault[], most: number, random: () => number): Fault[] {
  const drawn = all.map((fault) => ({
    fault,
    lot: fault.kind === 'F7 index behind' ? -1 : random() / (fault.kind.startsWith('F7') ? 5 : 1),
  }))
  return drawn
    .sort((one, other) => one.lot - other.lot)
    .slice(0, most)
    .map(({ fault }) => fault)
}

/** `cold`: whoever calls again is answered by another instance. */
async function run(
  stage: Stage,
  scenario: Scenario,
  fault?: Fault,
  then: 'once' | 'twice' | 'warm' | 'cold' = 'once',
) {
  const { wire, still, engine, tables } = stage
  await Promise.all([
    emptyTable(engine(), tables.table),
    fault && faultOf(fault.kind).answer === 'stale' ? emptyTable(engine(), tables.stale) : undefined,
  ])
  invalidateAllCaches()
  forgetLodged()
  still.seed(1)
  still.set(arranged())
  wire.shadow(fault !== undefined && faultOf(fault.kind).answer === 'stale')
  const act = await scenario.arrange()
  await wire.idle()
  const undo = dieTogether(stage)
  invalidateAllCaches()
  still.set(begun())
  still.hasty()
  const before = await scanTable(engine(), tables.table)
  wire.begin(fault)
  const first = await act(begun())
  await wire.idle()
  const { calls, fired } = wire.end()
  wire.shadow(false)
  undo()
  const between = await scanTable(engine(), tables.table)
  const wrong = fault && !isJob(scenario) ? untrue(fault, first) : []
  const killed = fault && faultOf(fault.kind).answer === 'killed'
  if (then === 'cold' || killed) invalidateAllCaches()
  let last = killed || then === 'twice' || isJob(scenario) ? undefined : first
  const tries = then === 'once' ? 0 : TRIES
  for (let n = 1; n <= tries && (!isGood(scenario, last) || (isJob(scenario) && n <= JOB_TURNS)); n++) {
    still.set(new Date(begun().getTime() + n * 1000 * (isJob(scenario) ? JOB_SECONDS : RETRY_SECONDS)))
    last = await act(still.now())
    await wire.idle()
  }
  if (tries && !isGood(scenario, last)) wrong.push(`never answered well: ${last?.status} ${last?.type}`)
  if (scenario.afterwards) {
    still.set(new Date(begun().getTime() + LATER_SECONDS * 1000))
    await scenario.afterwards(still.now())
  }
  const after = await scanTable(engine(), tables.table)
  wrong.push(...(await ledgerFaults([before, between, after])))
  const items = scenario.harmless ? after.filter((item) => !scenario.harmless?.(item, after)) : after
  return {
    calls,
    fired,
    first,
    wrong: [...wrong, ...(scenario.wrong?.(after) ?? [])],
    state: canonical(items, begun(), scenario),
  }
}

const isGood = ({ again = [] }: Scenario, answer: Told | undefined) =>
  answer !== undefined && (answer.status === 200 || again.includes(answer.type ?? ''))

/** What may be said of a table that does not answer is "try again"; of one that answers late, whatever it would say of an older state. */
function untrue({ kind }: Fault, { status, type }: Told): string[] {
  const { answer } = faultOf(kind)
  if (status === 200 || answer === 'killed') return []
  if (answer === 'stale') return status < 500 ? [] : [`answered ${status} ${type}`]
  return type === 'service/unavailable' ? [] : [`answered ${status} ${type}, not service/unavailable`]
}

/** Who is killed sends nothing more anywhere: the queue and the platform see as little of him as the table. */
function dieTogether({ wire }: Stage) {
  const ask = transport.fetch
  const alive = () => {
    if (wire.isDead()) throw new Error('killed')
  }
  transport.fetch = async (...given) => {
    alive()
    return ask(...given)
  }
  sqs().middlewareStack.add(
    (next) => async (given) => {
      alive()
      return next(given)
    },
    { step: 'initialize', priority: 'high', name: 'dead', override: true },
  )
  return () => {
    transport.fetch = ask
    sqs().middlewareStack.remove('dead')
  }
}
