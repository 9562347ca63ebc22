import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { EngineName } from '@zhixing/local/engine/engine-command'
import { randomOf } from '../../bench/random'
import { scanTable } from '../../support/engine/calls'
import { testEnvironment } from '../../support/environment'
import { audited, enrolled, studyHoursShown } from './college'
import { type Acknowledged, learn } from './load'
import { type Verdict, verdictOf } from './verdict'
import { anEngine, anInstance } from './victims'

export interface Arm {
  title: string
  engine: EngineName
  apiKills: number
  engineKills: number
  learners: number
  /** Of a control: what it lacks. */
  lacks?: 'durability' | 'write before answer'
}
export interface Outcome extends Verdict {
  arm: Arm
  acknowledged: number
  refused: string[]
  /** Of fsck, before the log was sealed and after. */
  findings: string[]
  sealed: number
  seconds: number
}

const COURSES = 120
const LESSON_SECONDS = 180
const INSTANCES = 3
const BETWEEN = 12 // answers between two deaths, on average: on a slow machine people die no more often, only later
const MOMENT_MS = 30
const BOUND_MS = 600_000

export async function* killsOf(
  port: number,
  file: string,
  arms: Arm[],
  seed: number,
  say: (line: string) => void,
): AsyncGenerator<Outcome> {
  const folder = mkdtempSync(`${tmpdir()}/zhixing-kills-`)
  process.setMaxListeners(400) // every engine of a run leaves one
  try {
    for (const [i, arm] of arms.entries()) {
      const { TABLE_NAME = '' } = testEnvironment('')
      const engine = await anEngine(
        arm.engine,
        port,
        TABLE_NAME,
        arm.lacks === 'durability' ? undefined : `${folder}/${i}.db`,
      )
      yield await killsOn(engine, file, arm, randomOf(seed + i), say)
      await engine.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function killsOn(
  engine: Awaited<ReturnType<typeof anEngine>>,
  file: string,
  arm: Arm,
  random: () => number,
  say: (line: string) => void,
) {
  const environment = testEnvironment(engine.endpoint)
  const began = performance.now()
  const learners = await enrolled(arm.learners, COURSES, [LESSON_SECONDS, LESSON_SECONDS])
  const api = await Promise.all(
    Array.from({ length: INSTANCES }, () =>
      anInstance(file, {
        ...environment,
        ...(arm.lacks === 'write before answer' && { ANSWERS_FIRST: 'yes' }),
      }),
    ),
  )
  const ports = api.map(({ port }) => port)
  const told: Acknowledged[] = []
  const refused: string[] = []
  let goesOn = true
  const load = Promise.all(learners.map((learner) => learn(ports, learner, () => goesOn, told, refused)))
  let isOver = false // an engine that forgets its learners leaves nobody to answer
  load.then(
    () => {
      isOver = true
    },
    () => undefined,
  )
  const victims = shuffled(
    [...Array(arm.apiKills).fill('api'), ...Array(arm.engineKills).fill('engine')] as ('api' | 'engine')[],
    random,
  )
  for (const [n, victim] of victims.entries()) {
    const due = told.length + random() * 2 * BETWEEN
    while (told.length < due && !isOver && performance.now() - began < BOUND_MS) await passing(5)
    await passing(random() * MOMENT_MS)
    await (victim === 'api' ? (await oneOf(api, random)).kill() : engine.kill())
    if ((n + 1) % 20 === 0) say(`  ${n + 1} of ${victims.length} kills, ${told.length} answers acknowledged`)
    if (performance.now() - began > BOUND_MS) throw new Error(`only ${n + 1} kills in ${BOUND_MS / 1000} s`)
  }
  goesOn = false
  await load
  const items = await scanTable(engine.endpoint, environment.TABLE_NAME ?? '')
  const verdict = verdictOf(told, learners, items, await studyHoursShown(learners))
  const audit = arm.lacks ? { findings: [], sealed: 0 } : await audited()
  await Promise.all(api.map(({ stop }) => stop()))
  return {
    ...verdict,
    ...audit,
    arm,
    acknowledged: told.length,
    refused,
    seconds: (performance.now() - began) / 1000,
  }
}

const passing = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** One that is up: a death before the birth is none. */
async function oneOf<T extends { isUp: () => boolean }>(all: T[], random: () => number): Promise<T> {
  for (;;) {
    const up = all.filter((each) => each.isUp())
    const chosen = up[Math.floor(random() * up.length)]
    if (chosen) return chosen
    await passing(5)
  }
}

const shuffled = <T>(all: T[], random: () => number): T[] =>
  all
    .map((each) => ({ each, lot: random() }))
    .sort((one, other) => one.lot - other.lot)
    .map(({ each }) => each)
