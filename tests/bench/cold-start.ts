import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { testEnvironment } from '../support/environment'
import { atMost, goal, median, report } from './report'

const root = new URL('../../', import.meta.url).pathname
const folder = `${root}var/bench/cold-start/`
const ROUNDS = 15

/** The esbuild options of serverless.yml, which the deployment is packaged with. */
function packaging() {
  const { custom } = parse(readFileSync(`${root}serverless.yml`, 'utf8'), { logLevel: 'silent' }) as {
    custom: { esbuild: Record<string, unknown> }
  }
  const { bundle, minify, sourcemap, sourcesContent, platform, target, format, mainFields, banner, plugins } =
    custom.esbuild
  return {
    ...{ bundle, minify, sourcemap, sourcesContent, platform, target, format, mainFields, banner },
    plugins: createRequire(import.meta.url)(`${root}${plugins}`),
  } as object
}

const sdk = [
  "export { DynamoDBClient } from '@aws-sdk/client-dynamodb'",
  "export { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'",
].join(';')
const importScript = [
  'const at = performance.now()',
  'await import(process.argv[1])',
  'console.log(performance.now() - at)',
].join(';')
const milliseconds = (file: string) =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', importScript, file], {
      env: { ...process.env, ...testEnvironment('http://127.0.0.1:9'), NODE_OPTIONS: '' },
    }),
  )

/**
 * (g) Import time of the packaged function `progress` ÷ that of the bundled bare SDK, in fresh processes, in
 * turn.
 */
export async function coldStartBench(): Promise<boolean> {
  mkdirSync(folder, { recursive: true })
  const options = { absWorkingDir: root, logLevel: 'error' as const, ...packaging() }
  const [own, bare] = [`${folder}progress.mjs`, `${folder}sdk.mjs`]
  await build({ ...options, entryPoints: ['functions/progress/handler.ts'], outfile: own })
  await build({
    ...options,
    plugins: [],
    stdin: { contents: sdk, resolveDir: `${root}functions` },
    outfile: bare,
  })
  const runs: [number, number][] = []
  for (let round = -1; round < ROUNDS; round++) {
    const pair: [number, number] = [milliseconds(own), milliseconds(bare)]
    if (round >= 0) runs.push(pair)
  }
  const [ours, theirs] = [median(runs.map(([each]) => each)), median(runs.map(([, each]) => each))]
  const ratios = runs.map(([one, other]) => one / other).sort((one, other) => one - other)
  const kilobytes = (file: string) => Math.round(statSync(file).size / 1000)
  const sizes = `progress ${kilobytes(own)} kB, ${ours.toFixed(0)} ms to import`
  const bareSizes = `bare SDK ${kilobytes(bare)} kB, ${theirs.toFixed(0)} ms`
  const range = `ratio ${ratios[0]?.toFixed(2)}–${ratios.at(-1)?.toFixed(2)}`
  console.log(`\ncold start: ${sizes}; ${bareSizes}; median of ${ROUNDS} fresh processes in turn, ${range}`)
  return report(
    'cold-start',
    [
      goal(atMost('import of progress ÷ import of the bare SDK', median(ratios), 1.25)),
      goal(atMost('bundle of progress, kB', kilobytes(own), 600)),
    ],
    { runs },
  )
}
