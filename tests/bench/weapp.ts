import { execFileSync } from 'node:child_process'
import { atMost, report } from './report'

const root = new URL('../../', import.meta.url).pathname
const MAIN_BYTES_MAX = 760_000
const FIRST_RENDER_BYTES_MAX = 8_000
const SET_DATA_MAX = 2

/** The JSON of tests/weapp/measure.ts. */
interface WeappMeasurement {
  bytesByPackage: Record<string, number>
  firstPaints: Record<string, { setData: number; bytes: number[] }>
}

/**
 * The bytes of the build for WeChat and of the first render of each page. Returns whether every figure is
 * met; throws without a build, because a missing figure is not a good one.
 */
export async function weappBench(): Promise<boolean> {
  const stdout = execFileSync(process.execPath, ['--import', 'tsx', 'tests/weapp/measure.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const measured = JSON.parse(stdout.slice(stdout.indexOf('{'))) as WeappMeasurement
  const { main } = measured.bytesByPackage
  const renders = Object.entries(measured.firstPaints)
  if (!main || renders.length === 0) throw new Error('nothing to measure: run npm run build:weapp first')
  console.log('build for WeChat:')
  const claims = renders.flatMap(([route, { setData, bytes }]) => {
    const total = bytes.reduce((sum, each) => sum + each, 0)
    return [
      atMost(`${route}: setData at first paint`, setData, SET_DATA_MAX),
      atMost(`${route}: bytes sent by them`, total, FIRST_RENDER_BYTES_MAX),
    ]
  })
  return report('weapp', [atMost('main package, bytes', main, MAIN_BYTES_MAX), ...claims], { ...measured })
}
