import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { sqs } from '@zhixing/functions/core/jobs/queue'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { emptyTable, scanTable } from '../../support/engine/calls'
import { isJob, type Scenario, type VerbAnswer } from '../scenario'
import { canonicalRows } from './canonical'
import { faultKindOf, type PlannedFault, type TableCall } from './fault-kinds'
import type { FaultStage } from './fault-stage'
import { clearCheckpoints, ledgerViolations } from './ledger-audit'

const RETRY_SECONDS = 5
const JOB_SECONDS = 400 // the next but one run of any schedule, after every lease of a killed instance
const LATER_SECONDS = 1200
const TRIES_MAX = 4
const JOB_RUNS = 2
const arrangedAt = () => new Date('2026-11-23T01:00:00.000Z')
const startedAt = () => new Date('2026-11-23T01:03:00.000Z') // within the allowance of an idle learner
const secondsAfterStart = (seconds: number) => new Date(startedAt().getTime() + seconds * 1000)

/**
 * What happens after the first call: nothing, a repeat in any case, or a retry by the same or another
 * instance.
 */
export type Continuation = 'once' | 'twice' | 'same-instance' | 'other-instance'

export interface ScenarioRun {
  calls: TableCall[]
  fired: number
  first: VerbAnswer
  violations: string[]
  /** The final table, as canonical rows. */
  rows: string[]
}

/**
 * Arranges a scenario on an empty table, makes its call with at most one fault, and continues until an answer
 * is good.
 */
export async function runScenario(
  stage: FaultStage,
  scenario: Scenario,
  fault?: PlannedFault,
  continuation: Continuation = 'once',
): Promise<ScenarioRun> {
  const { proxy, time, engine, tables } = stage
  const answer = fault && faultKindOf(fault.kind).answer
  const act = await arrange(stage, scenario, answer === 'stale')

  const reconnect = cutConnectionsOfKilled(stage)
  invalidateAllCaches()
  time.set(startedAt())
  time.skipBackoff()
  const before = await scanTable(engine(), tables.table)
  proxy.startAttempt(fault)
  const first = await act(startedAt())
  await proxy.waitUntilIdle()
  const { calls, fired } = proxy.endAttempt()
  proxy.staleCopy.keep(false)
  reconnect()

  const between = await scanTable(engine(), tables.table)
  const violations = fault && !isJob(scenario) ? dishonestAnswer(fault, first) : []
  if (continuation === 'other-instance' || answer === 'killed') invalidateAllCaches()
  if (continuation !== 'once') {
    const isFirstHeard = answer !== 'killed' && continuation !== 'twice' && !isJob(scenario)
    const last = await repeatUntilGood(stage, scenario, act, isFirstHeard ? first : undefined)
    if (!isGood(scenario, last)) violations.push(`never answered well: ${last?.status} ${last?.type}`)
  }
  if (scenario.afterwards) {
    time.set(secondsAfterStart(LATER_SECONDS))
    await scenario.afterwards(time.now())
  }
  const after = await scanTable(engine(), tables.table)
  violations.push(...(await ledgerViolations([before, between, after])))
  violations.push(...(scenario.violations?.(after) ?? []))
  const kept = after.filter((item) => !scenario.isHarmlessLeftover?.(item, after))
  return { calls, fired, first, violations, rows: canonicalRows(kept, startedAt(), scenario) }
}

async function arrange(
  { proxy, time, engine, tables }: FaultStage,
  scenario: Scenario,
  withStaleCopy: boolean,
) {
  await emptyTable(engine(), tables.table)
  if (withStaleCopy) await emptyTable(engine(), tables.stale)
  invalidateAllCaches()
  clearCheckpoints()
  time.seed(1)
  time.set(arrangedAt())
  proxy.staleCopy.keep(withStaleCopy)
  const act = await scenario.arrange()
  await proxy.waitUntilIdle()
  return act
}

/** A client retries a few seconds later; a job runs twice more, at its schedule's pace. */
async function repeatUntilGood(
  { proxy, time }: FaultStage,
  scenario: Scenario,
  act: (now: Date) => Promise<VerbAnswer>,
  heard: VerbAnswer | undefined,
) {
  const pauseSeconds = isJob(scenario) ? JOB_SECONDS : RETRY_SECONDS
  const runsMin = isJob(scenario) ? JOB_RUNS : 0
  let last = heard
  for (let n = 1; n <= TRIES_MAX && (n <= runsMin || !isGood(scenario, last)); n++) {
    time.set(secondsAfterStart(n * pauseSeconds))
    last = await act(time.now())
    await proxy.waitUntilIdle()
  }
  return last
}

const isGood = ({ repeatProblems = [] }: Scenario, answer: VerbAnswer | undefined) =>
  answer !== undefined && (answer.status === 200 || repeatProblems.includes(answer.type ?? ''))

/**
 * An unavailable table may only be answered with "try again". A stale read may be answered with whatever the
 * verb answers in an older state.
 */
function dishonestAnswer({ kind }: PlannedFault, { status, type }: VerbAnswer): string[] {
  const { answer } = faultKindOf(kind)
  if (status === 200 || answer === 'killed') return []
  if (answer === 'stale') return status < 500 ? [] : [`answered ${status} ${type}`]
  return type === 'service/unavailable' ? [] : [`answered ${status} ${type}, not service/unavailable`]
}

/**
 * A killed process sends nothing more to the queue and the WeChat platform either. Returns how to undo it.
 */
function cutConnectionsOfKilled({ proxy }: FaultStage): () => void {
  const fetchBefore = wechatHttp.fetch
  const requireAlive = () => {
    if (proxy.isKilled()) throw new Error('killed')
  }
  wechatHttp.fetch = async (...args) => {
    requireAlive()
    return fetchBefore(...args)
  }
  sqs().middlewareStack.add(
    (next) => async (args) => {
      requireAlive()
      return next(args)
    },
    { step: 'initialize', priority: 'high', name: 'killed', override: true },
  )
  return () => {
    wechatHttp.fetch = fetchBefore
    sqs().middlewareStack.remove('killed')
  }
}
