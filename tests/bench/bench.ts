import { anomaliesBench } from './anomalies'
import { coldStartBench } from './cold-start'
import { heartbeatBench } from './heartbeat/heartbeat'
import { memoryBench } from './memory'
import { runScript } from './processes'
import { recordBench } from './record/record'
import { sealBench } from './seal/seal'
import { supervisionBench } from './supervision'
import { tableFilesBench } from './table-files'
import { weappBench } from './weapp'

/**
 * The figures of the README, measured on this machine in this run.
 *
 *   npm run bench                     all sections
 *   npm run bench -- record           one of the sections below
 *
 * Writes reports with machine, date and seed to var/bench. Exits with 1 if a target is missed; a goal is
 * printed with the figure reached and does not decide.
 */
const all = (...met: boolean[]) => met.every(Boolean)
/** A section of its own and the end of `record`: measured once in a run. */
let measured: Promise<boolean> | undefined
const heartbeat = () => {
  measured ??= heartbeatBench()
  return measured
}
const here = new URL('./', import.meta.url).pathname
const sections: Record<string, () => Promise<boolean>> = {
  anomalies: anomaliesBench,
  heartbeat,
  memory: memoryBench,
  record: async () => all(await recordBench(), await coldStartBench(), await heartbeat()),
  replay: async () =>
    all(
      await runScript(here, 'replay.ts'),
      await runScript(here, 'replay.ts', '--loss', '0.3', '--jitter', '3'),
    ),
  seal: sealBench,
  supervision: supervisionBench,
  'table-files': tableFilesBench,
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
