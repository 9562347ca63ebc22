import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Scenario } from '../../faults/scenario'
import { type Stage, startStage } from '../../faults/stage'

// What runs on the wire is imported after it has taken the engine's place.
type Sweep = typeof import('../../faults/sweep')
let stage: Stage
let sweep: Sweep['sweep']
let scenarios: typeof import('../../faults/scenarios')
let controls: typeof import('../../faults/controls')
jest.setTimeout(240_000) // some hundred runs, on a machine that may be busy
beforeAll(async () => {
  const engine = process.env.DYNAMODB_ENDPOINT ?? ''
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockReturnValue() // every injected failure is logged, as it should be
  stage = await startStage()
  await stage.on(engine)
  scenarios = await import('../../faults/scenarios')
  controls = await import('../../faults/controls')
  sweep = (await import('../../faults/sweep')).sweep
})
afterAll(() => stage.stop())

const wrongOf = async (scenario: Scenario, most?: number) => {
  const { runs, wrong } = await sweep(stage, scenario, { seed: 1, most })
  return {
    runs,
    wrong: [
      ...wrong,
      ...runs.flatMap((run) => run.wrong.map((each) => `${run.kind} at ${run.call}: ${each}`)),
    ],
  }
}

test('every verb that writes has a scenario, and every scenario a verb', () => {
  expect(scenarios.gaps()).toEqual([])
})

test('a call to the table may fail in any way, and whoever calls again finds all done, once; the whole of it is npm run faults', async () => {
  const { allKinds } = await import('../../faults/kinds')
  const fired = new Set<string>()
  for (const scenario of scenarios.scenarios) {
    const { runs, wrong } = await wrongOf(scenario, 2)
    expect([scenarios.titleOf(scenario), wrong]).toEqual([scenarios.titleOf(scenario), []])
    for (const run of runs) if (run.fired) fired.add(run.kind)
  }
  expect([...fired].sort()).toEqual([...allKinds].sort())
})

describe('control: the same sweep catches a verb', () => {
  test.each([0, 1, 2, 3])('of those that are written every day: %i', async (which) => {
    const scenario = controls.naive[which] as Scenario
    expect((await wrongOf(scenario)).wrong).not.toEqual([])
  })
  test('and finds nothing in one that is careful', async () => {
    expect((await wrongOf(controls.careful)).wrong).toEqual([])
  })
})
