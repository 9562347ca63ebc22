import { execFileSync } from 'node:child_process'
import { atMost, report } from './report'

const root = new URL('../../', import.meta.url).pathname
const MAIN_BYTES_MAX = 900_000
const SENT_BYTES_MAX = 30_000
const SET_DATA_MAX = 2

interface Measured {
  bytesByPackage: Record<string, number>
  firstPaints: Record<string, { setData: number; bytes: number[] }>
}

/** (f) What the build for WeChat weighs, and what each page sends at its first paint. Throws if it cannot be measured: no figure is not a good one. */
export async function weappBench(): Promise<boolean> {
  const said = execFileSync(process.execPath, ['--import', 'tsx', 'tests/weapp/measure.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const measured = JSON.parse(said.slice(said.indexOf('{'))) as Measured
  const { main } = measured.bytesByPackage
  const paints = Object.entries(measured.firstPaints)
  if (!main || paints.length === 0)
    throw new Error('there is nothing to weigh: npm run build:weapp comes first')
  console.log('build for WeChat:')
  return report(
    'weapp',
    [
      atMost('main package, bytes', main, MAIN_BYTES_MAX),
      ...paints.flatMap(([route, { setData, bytes }]) => [
        atMost(`${route}: setData at first paint`, setData, SET_DATA_MAX),
        atMost(
          `${route}: bytes sent by them`,
          bytes.reduce((sum, each) => sum + each, 0),
          SENT_BYTES_MAX,
        ),
      ]),
    ],
    { ...measured },
  )
}
