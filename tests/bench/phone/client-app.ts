import { basename } from 'node:path'
import type { OutputOf } from '@zhixing/shared/contract'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as ledger from '@zhixing/shared/ledger/contract'
import * as problem from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/progress/contract'
import * as intervals from '@zhixing/shared/study-records/intervals'
import { build, type Plugin } from 'esbuild'
import { createHookHost, type HookHost } from './hook-host'

const root = new URL('../../../', import.meta.url).pathname

/** Modules the client shares with this process, so that `instanceof Refusal` holds on both sides. */
const sharedModules: Record<string, unknown> = {
  '@zhixing/shared/ledger/contract': ledger,
  '@zhixing/shared/enrolment/contract': enrolment,
  '@zhixing/shared/problem': problem,
  '@zhixing/shared/progress/contract': contract,
  '@zhixing/shared/study-records/intervals': intervals,
}
/** Sign-in and the query cache are replaced: they play no part in how played intervals reach the server. */
const standIns: Record<string, string> = {
  'sign-in': "export const signIn = async () => 'token'",
  'signed-in': "export const currentToken = () => 'token'; export const clearSignedIn = () => {}",
  'query-client': 'export const invalidate = async () => {}',
}
const standInPlugin: Plugin = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(sign-in|signed-in|query-client)$/ }, ({ path }) => ({
      path: basename(path),
      namespace: 'stand-in',
    }))
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: standIns[path] ?? '' }))
  },
}

/** The modules of the mini-program that bring played intervals to the server. */
const entryModules = [
  'packages/progress/use-lesson-launch',
  'packages/progress/use-study-session',
  'study/unsent-intervals',
]

/** Bundles the client's own code. Each start of the app evaluates it anew, as a phone does. */
export async function buildClient(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: entryModules.map((name) => `export * from './${name}'`).join('\n'),
      resolveDir: `${root}miniprogram/src`,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['react', '@tarojs/taro', ...Object.keys(sharedModules)],
    plugins: [standInPlugin],
    define: { API_ORIGIN: '""' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** What the phone provides to the app: storage, network, timers and a clock. */
export interface PhonePlatform {
  storage: Map<string, unknown>
  request: (options: { url: string; data?: unknown }) => Promise<{ statusCode: number; data: unknown }>
  setTimeout: (run: () => void, ms: number) => unknown
  clearTimeout: (timer: unknown) => void
  setInterval: (run: () => void, ms: number) => unknown
  now: () => number
}

type LaunchAnswer = OutputOf<typeof contract.launch>

/** The hook of a lesson page, as far as a viewer uses it. */
export interface StudyPage {
  progress: contract.Progress
  refusal: problem.Refusal | undefined
  onTick: (seconds: number) => void
  onPause: () => void
  onEnded: () => void
}

interface LaunchPage {
  result: {
    data: LaunchAnswer | undefined
    error: Error | null
    isFetching: boolean
    retry: () => void
  }
}

/** The exports of the bundled modules that a viewer uses. */
interface ClientModules {
  useLessonLaunch: (courseId: string, lessonId: string) => LaunchPage
  useStudySession: (launched: LaunchAnswer, courseId: string) => StudyPage
  sendUnsent: () => Promise<void>
  listUnsent: () => { played: intervals.Interval[] }[]
}

/** Starts the app on a phone. Throws when the client imports a module that the phone does not provide. */
export function startApp(code: string, platform: PhonePlatform): ClientModules & { host: HookHost } {
  const host = createHookHost()
  const { storage, request, setTimeout, clearTimeout, setInterval, now } = platform
  const Taro = {
    getStorageSync: (key: string) => structuredClone(storage.get(key)) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    request,
    showToast: async () => {},
  }
  const provided: Record<string, unknown> = {
    ...sharedModules,
    react: host.react,
    '@tarojs/taro': { __esModule: true, default: Taro, ...host.lifecycle },
  }
  const requireModule = (name: string) => {
    if (!(name in provided)) throw new Error(`the phone does not provide ${name}`)
    return provided[name]
  }
  const module = { exports: {} as ClientModules }
  const globals = {
    require: requireModule,
    module,
    exports: module.exports,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval: clearTimeout,
    Date: { now },
  }
  new Function(...Object.keys(globals), code)(...Object.values(globals))
  return { ...module.exports, host }
}
