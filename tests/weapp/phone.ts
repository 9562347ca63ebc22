import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import vm from 'node:vm'
import { platform } from './platform'
import { type Node, type Page, textOf } from './screen'

export const dist = resolve(import.meta.dirname, '../../miniprogram/dist')

interface LivePage extends Page {
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  [name: string]: unknown
}

export interface Sent {
  page: string
  shown: boolean
  bytes: number
}

interface Options {
  request?: (options: never) => unknown
  /** What the phone remembers; hand the same map to the next phone and it is the same phone after a kill. */
  storage?: Map<string, unknown>
  /** `throw` is what the platform documents; `nothing` is what some clients do: a `new Function` that is silently empty. */
  dynamicCode?: 'throw' | 'nothing'
}

// What a browser has and the logic layer of WeChat has not. The build's code sees them undefined, as parameters of the function around it.
const absent =
  'window,document,frames,self,location,navigator,localStorage,history,screen,alert,confirm,prompt,fetch,XMLHttpRequest,WebSocket'

/** The build, run as WeChat's logic layer runs it: a bare realm, a page stack, and every `setData` written down. */
export function startPhone({ request, storage = new Map(), dynamicCode = 'throw' }: Options = {}) {
  const config = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
    pages: string[]
    subPackages: { root: string; pages: string[] }[]
  }
  const paths = [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
  const stack: LivePage[] = []
  const sent: Sent[] = []
  const errors: string[] = []
  const blueprints = new Map<string, object>()
  const timers = new Set<NodeJS.Timeout>()
  let defining = 'app'
  let app: Record<string, (options?: unknown) => void> = {}
  let lastSentAt = Date.now()
  let isKilled = false

  const guarded = (act: () => void) => () => {
    try {
      act()
    } catch (error) {
      errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
  }
  const timer =
    (start: typeof setTimeout | typeof setInterval) =>
    (act: () => void, ms = 0) => {
      // An answer that comes after the kill starts nothing any more; and whoever waits for a page keeps the process alive, not the page.
      const made = start(() => isKilled || guarded(act)(), ms).unref()
      timers.add(made)
      return made
    }
  const stop = (made?: NodeJS.Timeout) => clearTimeout(made)

  function open(url: string): LivePage {
    const [route = '', search = ''] = url.replace(/^\//, '').split('?')
    const blueprint = blueprints.get(route)
    if (!blueprint) throw new Error(`no page ${route}`)
    const options = Object.fromEntries(new URLSearchParams(search))
    const page: LivePage = Object.assign(Object.create(blueprint), {
      route,
      __route__: route,
      options,
      data: {},
    })
    page.setData = (change: Record<string, unknown>, done?: () => void) => {
      const wire = JSON.stringify(change) // only JSON crosses to the view
      lastSentAt = Date.now()
      sent.push({ page: route, shown: stack.at(-1) === page, bytes: Buffer.byteLength(wire) })
      for (const [path, value] of Object.entries(JSON.parse(wire))) put(page.data, path, value)
      timer(setTimeout)(() => done?.())
    }
    page.selectComponent = () => null
    page.getOpenerEventChannel = () => ({ on: () => {}, emit: () => {} })
    stack.at(-1)?.onHide?.()
    stack.push(page)
    page.onLoad?.(options)
    page.onShow?.()
    timer(setTimeout)(() => page.onReady?.())
    return page
  }
  const leave = () => {
    stack.pop()?.onUnload?.()
    stack.at(-1)?.onShow?.()
  }
  const moving =
    (move: (url: string) => void) =>
    (options: { url?: string; success?: (answer: object) => void; complete?: () => void } = {}) => {
      move(options.url ?? '')
      options.success?.({ errMsg: 'ok' })
      options.complete?.()
    }
  const replaceAll = (url: string) => {
    for (const page of stack.splice(0).reverse()) page.onUnload?.()
    open(url)
  }

  const wx = {
    ...platform(storage, config.pages[0] ?? ''),
    request:
      request ?? ((asked: { fail?: (error: object) => void }) => asked.fail?.({ errMsg: 'request:fail' })),
    navigateTo: moving(open),
    redirectTo: moving((url) => {
      stack.pop()?.onUnload?.()
      open(url)
    }),
    switchTab: moving(replaceAll),
    reLaunch: moving(replaceAll),
    navigateBack: moving(leave),
    ...Object.fromEntries(
      ['onError', 'onUnhandledRejection', 'onAppShow', 'onAppHide', 'onPageNotFound', 'onThemeChange'].map(
        (name) => [name, () => {}],
      ),
    ),
  }
  const told =
    (kind: string) =>
    (...said: unknown[]) =>
      void errors.push(`${kind}: ${said.map(String).join(' ')}`)
  const realm = vm.createContext({}, { codeGeneration: { strings: dynamicCode !== 'throw', wasm: false } })
  Object.assign(realm, {
    wx,
    console: { log() {}, info() {}, debug() {}, warn() {}, error: told('console.error') },
    setTimeout: timer(setTimeout),
    setInterval: timer(setInterval),
    clearTimeout: stop,
    clearInterval: stop,
    App: (made: typeof app) => {
      app = made
      app.onLaunch?.({ path: config.pages[0], scene: 1001, query: {} })
      app.onShow?.({})
    },
    getApp: () => app,
    getCurrentPages: () => [...stack],
    Page: (blueprint: object) => void blueprints.set(defining, blueprint),
    Component: () => {},
    Behavior: (behaviour: object) => behaviour,
  })
  vm.runInContext('globalThis.global = globalThis; globalThis.__wxConfig = {}', realm)
  if (dynamicCode === 'nothing') vm.runInContext(emptyFunctions, realm)

  const modules = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const path = file.endsWith('.js') ? file : `${file}.js`
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(path, module)
    const source = `(function(require,module,exports,${absent}){${readFileSync(path, 'utf8')}\n})`
    const run = vm.runInContext(source, realm, { filename: relative(dist, path) })
    run((name: string) => load(resolve(dirname(path), name)), module, module.exports)
    return module.exports
  }
  for (const path of ['app', 'comp', ...paths].filter((each) => existsSync(join(dist, `${each}.js`)))) {
    defining = path
    load(join(dist, path))
  }

  /** Until the page on top has content and nothing was sent for a while. Throws after five seconds without content. */
  async function quiet(ms = 250): Promise<LivePage> {
    for (const from = Date.now(); Date.now() - from < 8000; ) {
      await new Promise((resume) => setTimeout(resume, 20))
      const top = stack.at(-1)
      if (top?.data.root?.cn?.length && Date.now() - lastSentAt >= ms) return top
    }
    throw new Error(`${stack.at(-1)?.route} does not come to rest`)
  }
  /** Until the page on top reads so. */
  async function reads(text: string): Promise<LivePage> {
    for (const from = Date.now(); Date.now() - from < 8000; ) {
      const top = stack.at(-1)
      if (top && textOf(top).includes(text)) return top
      await new Promise((resume) => setTimeout(resume, 20))
    }
    throw new Error(
      `${stack.at(-1)?.route} never reads “${text}”: ${textOf(stack.at(-1) ?? { route: '', data: {}, eh: () => {} })}`,
    )
  }

  return {
    paths,
    open,
    leave,
    quiet,
    reads,
    sent,
    errors,
    storage,
    hide: () => stack.at(-1)?.onHide?.(),
    show: () => stack.at(-1)?.onShow?.(),
    /** The system ends the app: nothing is told, no timer comes, only what was stored remains. */
    kill: () => {
      isKilled = true
      for (const made of timers) clearTimeout(made)
    },
  }
}

/** Paths look like `root.cn.[0].cn.[1]`. */
function put(data: { root?: Node }, path: string, value: unknown) {
  const steps = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = steps.pop() ?? ''
  let here = data as Record<string, unknown>
  for (const [place, step] of steps.entries()) {
    here[step] ??= /^\d+$/.test(steps[place + 1] ?? last) ? [] : {}
    here = here[step] as Record<string, unknown>
  }
  here[last] = value
}

const emptyFunctions = `(() => {
  const Real = Function
  const Empty = function () { return function () {} }
  Empty.prototype = Real.prototype
  globalThis.Function = Empty
  Real.prototype.constructor = Empty
  globalThis.eval = undefined
})()`
