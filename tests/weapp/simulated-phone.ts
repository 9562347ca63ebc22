import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { weappFolder } from './build-files'
import { createLogicRealm, type DynamicCode } from './logic-realm'
import { createPageStack, type LivePage, type SetDataCall } from './page-stack'
import { textOf } from './page-tree'
import { createTabBars } from './tab-bars'
import type { WxRequestOptions } from './wx-network'
import { wxPlatform } from './wx-platform'

interface PhoneOptions {
  /** `wx.request`; by default every request fails. */
  request?: (options: WxRequestOptions) => unknown
  /** `wx.login`; by default it succeeds with a code that the server does not know. */
  login?: (options: WxRequestOptions) => void
  /** Given to another phone, it makes that one the same phone after a restart of the app. */
  storage?: Map<string, unknown>
  dynamicCode?: DynamicCode
}

interface AppConfig {
  pages: string[]
  tabBar: { custom?: boolean; list: { pagePath: string }[] }
  subPackages: { root: string; pages: string[] }[]
}

const TIMEOUT_MS = 8000
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const failEveryRequest = ({ fail }: WxRequestOptions) => fail?.({ errMsg: 'request:fail' })

const readAppConfig = () => JSON.parse(readFileSync(join(weappFolder, 'app.json'), 'utf8')) as AppConfig

function readPagePaths(config: AppConfig): string[] {
  const inPackages = config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return [...config.pages, ...inPackages]
}

/** Timers that end with the app. Errors they throw go to `onError`. */
function createTimers(onError: (error: unknown) => void) {
  const timers = new Set<NodeJS.Timeout>()
  let isEnded = false
  const startWith =
    (start: typeof setTimeout | typeof setInterval) =>
    (act: () => void, ms = 0) => {
      const run = () => {
        if (isEnded) return
        try {
          act()
        } catch (error) {
          onError(error)
        }
      }
      // The test that waits for a page keeps the process alive, not the page.
      const timer = start(run, ms).unref()
      timers.add(timer)
      return timer
    }
  return {
    setTimeout: startWith(setTimeout),
    setInterval: startWith(setInterval),
    clear: (timer?: NodeJS.Timeout) => clearTimeout(timer),
    end() {
      isEnded = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** Runs the build as WeChat's logic layer does and records every `setData` call and every error. */
export function startPhone(options: PhoneOptions = {}) {
  const { request = failEveryRequest, storage = new Map(), dynamicCode = 'throws' } = options
  const config = readAppConfig()
  const paths = readPagePaths(config)
  const [firstPage = ''] = paths
  const setDataCalls: SetDataCall[] = []
  const errors: string[] = []
  let lastSetDataAt = Date.now()

  const timers = createTimers((error) =>
    errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  )
  const tabBars = createTabBars(config.tabBar)
  const onSetData = (call: SetDataCall) => {
    lastSetDataAt = Date.now()
    setDataCalls.push(call)
  }
  const stack = createPageStack(timers.setTimeout, onSetData, tabBars.createOf)
  const networkListeners: ((status: { isConnected: boolean }) => void)[] = []

  let loadingPath = ''
  let app: Record<string, (options?: unknown) => void> = {}
  const realm = createLogicRealm(
    {
      wx: {
        ...wxPlatform(storage, firstPage),
        ...stack.wx,
        request,
        ...(options.login && { login: options.login }),
        onNetworkStatusChange: (listener: (typeof networkListeners)[number]) =>
          void networkListeners.push(listener),
      },
      console: {
        log() {},
        info() {},
        debug() {},
        warn() {},
        error: (...values: unknown[]) => void errors.push(`console.error: ${values.map(String).join(' ')}`),
      },
      setTimeout: timers.setTimeout,
      setInterval: timers.setInterval,
      clearTimeout: timers.clear,
      clearInterval: timers.clear,
      App: (created: typeof app) => {
        app = created
        app.onLaunch?.({ path: firstPage, scene: 1001, query: {} })
        app.onShow?.({})
      },
      getApp: () => app,
      getCurrentPages: stack.all,
      Page: (blueprint: object) => stack.define(loadingPath, blueprint),
      Component: (blueprint: object) => tabBars.define(loadingPath, blueprint),
      Behavior: (behaviour: object) => behaviour,
    },
    dynamicCode,
  )
  for (const path of ['app', 'comp', 'custom-tab-bar/index', ...paths]) {
    loadingPath = path
    realm.load(path)
  }

  /** Waits until the top page meets the condition. Throws after eight seconds. */
  async function waitForPage(meets: (page: LivePage) => boolean, expectation: string): Promise<LivePage> {
    for (const from = Date.now(); Date.now() - from < TIMEOUT_MS; await sleep(20)) {
      const page = stack.top()
      if (page && meets(page)) return page
    }
    const page = stack.top()
    throw new Error(`${page?.route} ${expectation}: ${page && textOf(page)}`)
  }

  return {
    open: stack.open,
    goBack: stack.close,
    setDataCalls,
    errors,
    /** Waits until the top page has content and no `setData` was called for a while. */
    waitUntilQuiet: (ms = 250) =>
      waitForPage(
        ({ data }) => Boolean(data.root?.cn?.length) && Date.now() - lastSetDataAt >= ms,
        'does not come to rest',
      ),
    /** Waits until the top page shows this text. */
    waitForText: (text: string) =>
      waitForPage((page) => textOf(page).includes(text), `never shows “${text}”`),
    /** The tab bar of the top page, as WeChat has drawn it; undefined where there is none. */
    tabBar: () => stack.top()?.getTabBar?.()?.data,
    /** WeChat reports a change of the network. */
    reportNetwork(isConnected: boolean) {
      for (const listener of networkListeners) listener({ isConnected })
    },
    hide: () => stack.top()?.onHide?.(),
    show: () => stack.top()?.onShow?.(),
    /** Moves the phone's clock forward. Timers keep their pace. */
    advanceClock: realm.advanceClock,
    /** The system ends the app without notice: no callback, no timer; only the storage remains. */
    kill: timers.end,
  }
}
export type SimulatedPhone = ReturnType<typeof startPhone>
