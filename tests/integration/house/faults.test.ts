import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { type Scenario, titleOf } from '../../faults/scenario'
import { type FaultStage, startFaultStage } from '../../faults/sweep/fault-stage'

// The product reads its environment once: whatever imports it is loaded after the stage has started.
let stage: FaultStage
let sweeping: typeof import('../../faults/sweep/sweep')
let scenarios: Scenario[]
let controls: typeof import('../../faults/sweep/controls')

jest.setTimeout(240_000) // several hundred runs
beforeAll(async () => {
  const engine = process.env.DYNAMODB_ENDPOINT ?? ''
  // every injected fault is logged
  for (const level of ['error', 'warn'] as const) jest.spyOn(console, level).mockReturnValue()
  stage = await startFaultStage()
  await stage.connectTo(engine)
  scenarios = (await import('../../faults/scenarios')).scenarios
  controls = await import('../../faults/sweep/controls')
  sweeping = await import('../../faults/sweep/sweep')
})
afterAll(() => stage.stop())

const sweep = (scenario: Scenario, most?: number) => sweeping.sweep(stage, scenario, { seed: 1, most })

test('two faults of each scenario leave no trace after retries; npm run faults injects all', async () => {
  const { faultNames } = await import('../../faults/sweep/fault-kinds')
  const fired = new Set<string>()
  for (const scenario of scenarios) {
    const result = await sweep(scenario, 2)
    expect([titleOf(scenario), sweeping.violationsOf(result)]).toEqual([titleOf(scenario), []])
    for (const run of result.runs) if (run.fired) fired.add(run.kind)
  }
  expect([...fired].sort()).toEqual([...faultNames].sort())
})

describe('control: the sweep', () => {
  test.each([0, 1, 2, 3])('finds the mistake in faulty verb %i', async (index) => {
    const result = await sweep(controls.faultyVerbs[index] as Scenario)
    expect(sweeping.violationsOf(result)).not.toEqual([])
  })
  test('finds nothing in the correct verb', async () => {
    expect(sweeping.violationsOf(await sweep(controls.correctVerb))).toEqual([])
  })
})
