import type { EngineName } from '@zhixing/local/engine/engine-command'
import { freePort } from '@zhixing/local/process/port'
import { bundled } from '../../bench/heartbeat/build'
import { testEnvironment } from '../../support/environment'
import type { Arm } from './kills'

/**
 * `npm run faults -- kills [--engine …] [--seed 1]`: honest clients beat against an API process and an engine process with its durable file, and both are killed, −9, at
 * moments a seed chooses. Whatever was acknowledged has to be in the table afterwards, once. Two controls lack what this needs, and have to lose.
 */
export async function runKills(engines: EngineName[], seed: number): Promise<boolean> {
  const [engine = 'dynoxide'] = engines
  const arms: Arm[] = [
    ...engines.map((name) => ({
      title: `the product on ${name}`,
      engine: name,
      apiKills: 100,
      engineKills: 20,
      learners: 12,
    })),
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
  const { api = '' } = await bundled('faults/kills', 'api')
  // One port for the engines of all arms: the environment is read once, by whatever of the product is loaded first.
  const port = await freePort()
  Object.assign(process.env, testEnvironment(`http://127.0.0.1:${port}`))
  const { killsOf } = await import('./kills')
  let isGood = true
  console.error = () => undefined
  for await (const {
    arm,
    acknowledged,
    lost,
    doubled,
    refused,
    entries,
    studyHours,
    findings,
    sealed,
    seconds,
  } of killsOf(port, api, arms, seed, console.log)) {
    const good = arm.lacks
      ? lost.length > 0
      : !lost.length &&
        !doubled.length &&
        !refused.length &&
        !findings.length &&
        sealed === entries &&
        acknowledged > 1000 &&
        entries > 0
    isGood &&= good
    console.log(`${good ? '✓' : '✗'} ${arm.title}, seed ${seed}, ${seconds.toFixed(0)} s`)
    console.log(`    killed −9: the API ${arm.apiKills} times, the engine ${arm.engineKills} times`)
    console.log(
      `    answers acknowledged ${acknowledged}, refused ${refused.length}; entries ${entries}, ${studyHours} study hours`,
    )
    if (!arm.lacks)
      console.log(`    fsck: ${findings.length} findings, ${sealed} of ${entries} entries sealed`)
    console.log(`    lost ${lost.length}, doubled ${doubled.length}${arm.lacks ? ' (has to lose)' : ''}`)
    for (const each of arm.lacks ? [] : [...lost, ...doubled, ...findings, ...new Set(refused)].slice(0, 10))
      console.log(`      ${each}`)
  }
  return isGood
}
