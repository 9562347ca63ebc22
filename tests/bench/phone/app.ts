import { basename } from 'node:path'
import type { OutputOf } from '@zhixing/shared/contract'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as ledger from '@zhixing/shared/ledger/contract'
import * as problem from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/progress/contract'
import * as intervals from '@zhixing/shared/study-records/intervals'
import { build, type Plugin } from 'esbuild'
import { aHost, type Host } from './hooks'

const root = new URL('../../../', import.meta.url).pathname

/** Shared with the rest of this process, so that a refusal is a refusal on both sides. */
const shared: Record<string, unknown> = {
  '@zhixing/shared/ledger/contract': ledger,
  '@zhixing/shared/enrolment/contract': enrolment,
  '@zhixing/shared/problem': problem,
  '@zhixing/shared/progress/contract': contract,
  '@zhixing/shared/study-records/intervals': intervals,
}
/** Who is signed in, and what other pages ask again, is not what is measured. */
const standIns: Record<string, string> = {
  'sign-in': "export const signIn = async () => 'token'",
  'signed-in': "export const token = () => 'token'; export const leave = () => {}",
  'use-contract-query': 'export const askAgain = async () => {}',
}
const withStandIns: Plugin = {
  name: 'stand-ins',
  setup(plugged) {
    plugged.onResolve({ filter: /\/(sign-in|signed-in|use-contract-query)$/ }, ({ path }) => ({
      path: basename(path),
      namespace: 'stand-in',
    }))
    plugged.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({
      contents: standIns[path] ?? '',
    }))
  },
}

/** What of the mini-program decides how that which was played comes to the server. */
const parts = ['packages/progress/use-launch', 'packages/progress/use-study', 'study/unsent']

/** The client's own code, once built; each start of the app evaluates it anew, as a phone does. */
export async function buildClient(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: parts.map((part) => `export * from './${part}'`).join('\n'),
      resolveDir: `${root}miniprogram/src`,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['react', '@tarojs/taro', ...Object.keys(shared)],
    plugins: [withStandIns],
    define: { API_ORIGIN: '""' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

export interface Platform {
  storage: Map<string, unknown>
  request: (asked: { url: string; data?: unknown }) => Promise<{ statusCode: number; data: unknown }>
  setTimeout: (run: () => void, ms: number) => unknown
  clearTimeout: (timer: unknown) => void
  setInterval: (run: () => void, ms: number) => unknown
  now: () => number
}
/** Of the modules above, what a page uses. */
interface Client {
  useLaunch: (
    courseId: string,
    lessonId: string,
  ) => { answer: { data: Launched | undefined; error: Error | null; isFetching: boolean; retry: () => void } }
  useStudy: (first: Launched, courseId: string) => Study
  sendUnsent: () => Promise<void>
  unsent: () => { played: intervals.Interval[] } | undefined
}
type Launched = OutputOf<typeof contract.launch>
export interface Study {
  progress: contract.Progress
  refusal: problem.Refusal | undefined
  onTick: (time: number) => void
  onPause: () => void
  onEnded: () => void
}

/** The app, started on a phone. */
export function startApp(code: string, platform: Platform): Client & { host: Host } {
  const host = aHost()
  const Taro = {
    getStorageSync: (key: string) => structuredClone(platform.storage.get(key)) ?? '',
    setStorageSync: (key: string, value: unknown) => void platform.storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void platform.storage.delete(key),
    request: platform.request,
    showToast: async () => {},
  }
  const modules: Record<string, unknown> = {
    ...shared,
    react: host.react,
    '@tarojs/taro': { __esModule: true, default: Taro, ...host.lifecycle },
  }
  const module = { exports: {} as Client }
  const names = [
    'require',
    'module',
    'exports',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'Date',
  ] as const
  const evaluate = new Function(...names, code)
  const require = (name: string) => modules[name] ?? unknown(name)
  const { setTimeout, clearTimeout, setInterval, now } = platform
  evaluate(require, module, module.exports, setTimeout, clearTimeout, setInterval, clearTimeout, { now })
  return { ...module.exports, host }
}

const unknown = (name: string): never => {
  throw new Error(`the phone has no ${name}`)
}
