import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { heartbeat, launch } from '@zhixing/shared/progress/contract'
import { build } from 'esbuild'
import { parseDocument } from 'yaml'
import { aStudent } from '../../support/progress/given'
import { eventOf, tokenOf } from '../../support/request'
import { root } from '../../support/sources'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-bundles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Deployed {
  custom: { esbuild: { banner: Record<string, string>; mainFields: string[] } }
  functions: Record<string, { handler: string }>
}
const deployed = parseDocument(readFileSync(join(root, 'serverless.yml'), 'utf8'), {
  logLevel: 'silent',
}).toJS() as Deployed

/** Bundles a function as for deployment; returns its size in bytes. */
async function bundleOf(handler: string, outfile?: string) {
  const { banner, mainFields } = deployed.custom.esbuild
  const { default: plugins } = await import(join(root, 'build/esbuild-plugins.cjs'))
  const result = await build({
    entryPoints: [join(root, `${handler.replace(/\.\w+$/, '')}.ts`)],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    mainFields,
    banner,
    plugins,
    logLevel: 'silent',
    ...(outfile ? { outfile, write: true } : { write: false }),
  })
  return result.outputFiles?.reduce((bytes, file) => bytes + file.contents.byteLength, 0) ?? 0
}

/** The queue's worker that reads workbooks: no caller waits for its start, and it holds a library for them. */
const READS_WORKBOOKS = 'importRows'

test('no bundle is larger than 750 kB minified, and 850 kB where it reads workbooks', async () => {
  const sizes = await Promise.all(
    Object.entries(deployed.functions).map(
      async ([name, { handler }]) => [name, await bundleOf(handler)] as const,
    ),
  )
  const limitOf = (name: string) => (name === READS_WORKBOOKS ? 850_000 : 750_000)
  expect(sizes.filter(([name, bytes]) => bytes > limitOf(name))).toEqual([])
}, 60_000)

/** Launches a lesson and sends the same heartbeat twice, in a process that has the bundle only. */
const launchAndRepeatHeartbeat = `
  const { handler } = await import(process.argv[1])
  const [launchEvent, heartbeatEvent] = JSON.parse(process.argv[2])
  const call = async (event) => JSON.parse((await handler(event)).body)
  const { record } = await call(launchEvent)
  const body = heartbeatEvent.body.replace('RECORD', record)
  const sendHeartbeat = () => call({ ...heartbeatEvent, body })
  console.log(JSON.stringify([await sendHeartbeat(), await sendHeartbeat()]))`

test('a bundle runs without node_modules: it reads, writes, and handles a failed condition', async () => {
  const { learnerId, course } = await aStudent()
  const token = await tokenOf(learnerId)
  const bundle = join(folder, 'progress.mjs')
  await bundleOf('functions/progress/handler.handler', bundle)
  const launchEvent = eventOf(
    launch,
    { courseId: course.courseId, lessonId: course.lessons[0]?.lessonId ?? '' },
    { token },
  )
  const heartbeatEvent = eventOf(
    heartbeat,
    { record: 'RECORD', played: [[0, 600]] },
    { token, now: new Date(Date.now() + 60_000) },
  )
  const argv = [
    '--input-type=module',
    '-e',
    launchAndRepeatHeartbeat,
    bundle,
    JSON.stringify([launchEvent, heartbeatEvent]),
  ]
  const [first, repeated] = JSON.parse(
    execFileSync(process.execPath, argv, { env: process.env, cwd: folder, encoding: 'utf8' }),
  )
  expect(first).toMatchObject({ creditedSeconds: 60, record: expect.any(String) })
  expect(repeated).toEqual(first)
}, 30_000)
