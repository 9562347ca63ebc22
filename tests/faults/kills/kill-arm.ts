import { setTimeout as sleep } from 'node:timers/promises'
import type { EngineName } from '@zhixing/local/engine/engine-command'
import { scanTable } from '../../support/engine/calls'
import { testEnvironment } from '../../support/environment'
import { integerBelow, type Random, randomOf } from '../../support/random'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { auditBeforeAndAfterSeal, enrolLearners, fetchStudyHours } from './learners'
import { type KillableEngine, startInstance, startKillableEngine } from './processes'
import { type Heard, study } from './study-load'
import { type KillVerdict, verdictOn } from './verdict'

/** One experiment: the product, or a control that lacks what the product relies on. */
export interface KillArm {
  title: string
  engine: EngineName
  apiKills: number
  engineKills: number
  learners: number
  lacks?: 'durability' | 'write before answer'
}
export interface KillOutcome extends KillVerdict {
  arm: KillArm
  acknowledged: number
  refused: string[]
  /** fsck's findings before and after the log was sealed. */
  findings: string[]
  sealed: number
  seconds: number
}
export interface KillPlan {
  port: number
  /** The bundled API. */
  file: string
  arms: KillArm[]
  seed: number
  print: (line: string) => void
}

const COURSES = 120
const LESSON_SECONDS = 180
const INSTANCES = 3
/** On average. Counted in answers, a slow machine sees as many kills as a fast one. */
const ANSWERS_BETWEEN_KILLS = 12
const KILL_JITTER_MS = 30
const TIMEOUT_MS = 600_000

export async function* runArms({ port, file, arms, seed, print }: KillPlan): AsyncGenerator<KillOutcome> {
  const { path: folder, remove } = createTemporaryFolder('kills')
  const { TABLE_NAME = '' } = testEnvironment('')
  process.setMaxListeners(400) // every engine adds one
  try {
    for (const [i, arm] of arms.entries()) {
      const path = arm.lacks === 'durability' ? undefined : `${folder}/${i}.db`
      const engine = await startKillableEngine(arm.engine, port, TABLE_NAME, path)
      yield await runArm(engine, file, arm, randomOf(seed + i), print)
      await engine.stop()
    }
  } finally {
    remove()
  }
}

async function runArm(
  engine: KillableEngine,
  file: string,
  arm: KillArm,
  random: Random,
  print: KillPlan['print'],
): Promise<KillOutcome> {
  const environment = testEnvironment(engine.endpoint)
  const startedAt = performance.now()
  const learners = await enrolLearners(arm.learners, COURSES, [LESSON_SECONDS, LESSON_SECONDS])
  const instances = await startInstances(file, arm, environment)
  const ports = instances.map(({ port }) => port)
  const heard: Heard = { acknowledged: [], refused: [] }
  let goesOn = true
  let isOver = false // an engine that lost its learners gives no more answers to wait for
  const load = Promise.all(learners.map((learner) => study(ports, learner, () => goesOn, heard)))
  const noteEnd = () => {
    isOver = true
  }
  load.then(noteEnd, () => undefined)

  const victims = drawVictims(arm, random)
  for (const [n, victim] of victims.entries()) {
    const answers = heard.acknowledged
    const due = answers.length + random() * 2 * ANSWERS_BETWEEN_KILLS
    while (answers.length < due && !isOver && performance.now() - startedAt < TIMEOUT_MS) await sleep(5)
    await sleep(random() * KILL_JITTER_MS)
    await (victim === 'api' ? (await drawRunning(instances, random)).kill() : engine.kill())
    if ((n + 1) % 20 === 0)
      print(`  ${n + 1} of ${victims.length} kills, ${answers.length} answers acknowledged`)
    if (performance.now() - startedAt > TIMEOUT_MS)
      throw new Error(`only ${n + 1} kills in ${TIMEOUT_MS / 1000} s`)
  }
  goesOn = false
  await load

  const items = await scanTable(engine.endpoint, environment.TABLE_NAME ?? '')
  const verdict = verdictOn(heard.acknowledged, learners, items, await fetchStudyHours(learners))
  const audit = arm.lacks ? { findings: [], sealed: 0 } : await auditBeforeAndAfterSeal()
  await Promise.all(instances.map(({ stop }) => stop()))
  const { acknowledged, refused } = heard
  const seconds = (performance.now() - startedAt) / 1000
  return { ...verdict, ...audit, arm, acknowledged: acknowledged.length, refused, seconds }
}

const startInstances = (file: string, { lacks }: KillArm, environment: Record<string, string>) => {
  const variables = { ...environment, ...(lacks === 'write before answer' && { ANSWERS_FIRST: 'yes' }) }
  return Promise.all(Array.from({ length: INSTANCES }, () => startInstance(file, variables)))
}

const drawVictims = ({ apiKills, engineKills }: KillArm, random: Random): ('api' | 'engine')[] =>
  [...Array(apiKills).fill('api'), ...Array(engineKills).fill('engine')]
    .map((victim: 'api' | 'engine') => ({ victim, lot: random() }))
    .sort((one, other) => one.lot - other.lot)
    .map(({ victim }) => victim)

/** Waits until one is up: killing a process that is still starting would prove nothing. */
async function drawRunning<T extends { isUp: () => boolean }>(instances: T[], random: Random): Promise<T> {
  for (;;) {
    const running = instances.filter((instance) => instance.isUp())
    const chosen = running[integerBelow(running.length, random)]
    if (chosen) return chosen
    await sleep(5)
  }
}
