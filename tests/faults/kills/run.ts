import type { EngineName } from '@zhixing/local/engine/engine-command'
import { findFreePort } from '@zhixing/local/process/port'
import { bundle } from '../../bench/bundle'
import { startBuckets } from '../../support/engine/buckets'
import { testEnvironment } from '../../support/environment'
import type { KillArm, KillOutcome } from './kill-arm'

/**
 * `npm run faults -- kills [--engine …] [--seed 1]`: honest clients study through API processes and an engine
 * process
 * with its durable file, which are killed with SIGKILL at moments that the seed chooses. Everything
 * acknowledged must be in the table afterwards, once. Two controls lack what this needs, and must lose
 * something. Returns whether all is well.
 */
export async function runKills(engines: EngineName[], seed: number): Promise<boolean> {
  const { api = '' } = await bundle('faults/kills', 'api')
  // One port for every engine: the environment is read once, by the first module of the product that is
  // loaded.
  const port = await findFreePort()
  const bucket = await startBuckets()
  Object.assign(process.env, testEnvironment(`http://127.0.0.1:${port}`), bucket.environment)
  const { runArms } = await import('./kill-arm')
  console.error = () => undefined
  let isGood = true
  const plan = { port, file: api, arms: armsFor(engines), seed, print: console.log }
  for await (const outcome of runArms(plan)) isGood = printOutcome(outcome, seed) && isGood
  bucket.stop()
  return isGood
}

function armsFor(engines: EngineName[]): KillArm[] {
  const [engine = 'dynoxide'] = engines
  const products = engines.map(
    (name): KillArm => ({
      title: `the product on ${name}`,
      engine: name,
      apiKills: 100,
      engineKills: 20,
      learners: 12,
    }),
  )
  return [
    ...products,
    {
      title: 'control: the engine keeps nothing on disk',
      engine,
      apiKills: 0,
      engineKills: 2,
      learners: 4,
      lacks: 'durability',
    },
    {
      title: 'control: the API answers, then writes',
      engine,
      apiKills: 12,
      engineKills: 0,
      learners: 6,
      lacks: 'write before answer',
    },
  ]
}

function isAsExpected({ arm, lost, doubled, refused, findings, sealed, entries, acknowledged }: KillOutcome) {
  if (arm.lacks) return lost.length > 0
  const isClean = [lost, doubled, refused, findings].every((list) => list.length === 0)
  return isClean && sealed === entries && acknowledged > 1000 && entries > 0
}

function printOutcome(outcome: KillOutcome, seed: number): boolean {
  const { arm, lost, doubled, refused, findings, sealed, entries, studyHours, acknowledged, seconds } =
    outcome
  const isGood = isAsExpected(outcome)
  console.log(`${isGood ? '✓' : '✗'} ${arm.title}, seed ${seed}, ${seconds.toFixed(0)} s`)
  console.log(`    killed −9: the API ${arm.apiKills} times, the engine ${arm.engineKills} times`)
  const answers = `answers acknowledged ${acknowledged}, refused ${refused.length}`
  console.log(`    ${answers}; entries ${entries}, ${studyHours} study hours`)
  if (!arm.lacks) console.log(`    fsck: ${findings.length} findings, ${sealed} of ${entries} entries sealed`)
  console.log(`    lost ${lost.length}, doubled ${doubled.length}${arm.lacks ? ' (has to lose)' : ''}`)
  const details = arm.lacks ? [] : [...lost, ...doubled, ...findings, ...new Set(refused)]
  for (const each of details.slice(0, 10)) console.log(`      ${each}`)
  return isGood
}
