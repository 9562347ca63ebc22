import { anomaliesBench } from './anomalies'
import { coldStartBench } from './cold-start'
import { heartbeatBench } from './heartbeat/heartbeat'
import { memoryBench } from './memory'
import { runTo } from './processes'
import { recordBench } from './record/record'
import { sealBench } from './seal/seal'
import { weappBench } from './weapp'

/**
 * The figures we claim, each a ratio taken on this machine in this run.
 *
 *   npm run bench                     all of them
 *   npm run bench -- record           one of the sections below
 *
 * Reports with machine, date and seed are kept in var/bench. Fails if a target is missed; what is called a goal is printed with what was reached,
 * and does not decide.
 */
const all = (...met: boolean[]) => met.every(Boolean)
/** A section of its own, and the end of `record`: taken once in a run. */
let beat: Promise<boolean> | undefined
const heartbeat = () => {
  beat ??= heartbeatBench()
  return beat
}
const here = new URL('./', import.meta.url).pathname
const sections: Record<string, () => Promise<boolean>> = {
  anomalies: anomaliesBench,
  heartbeat,
  memory: memoryBench,
  record: async () => all(await recordBench(), await coldStartBench(), await heartbeat()),
  replay: async () =>
    all(await runTo(here, 'replay.ts'), await runTo(here, 'replay.ts', '--loss', '0.3', '--jitter', '3')),
  seal: sealBench,
  weapp: weappBench,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in sections))
if (unknown.length)
  throw new Error(`there is no ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`)
let isMet = true
for (const name of wanted.length ? wanted : Object.keys(sections))
  isMet = (await sections[name]?.()) === true && isMet
process.exit(isMet ? 0 : 1)
