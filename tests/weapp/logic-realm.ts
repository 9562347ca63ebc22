import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import vm from 'node:vm'
import { weappFolder } from './build-files'

/** Globals of a browser that WeChat's logic layer lacks. Each module gets them as undefined parameters. */
const absentGlobals =
  'window,document,frames,self,location,navigator,localStorage,history,screen,alert,confirm,prompt,fetch,' +
  'XMLHttpRequest,WebSocket'

/** Replaces `Function` by one that returns empty functions, and removes `eval`. */
const emptyFunctions = `(() => {
  const Real = Function
  const Empty = function () { return function () {} }
  Empty.prototype = Real.prototype
  globalThis.Function = Empty
  Real.prototype.constructor = Empty
  globalThis.eval = undefined
})()`

/** Lets `Date.now` run ahead. Returns the function that moves it forward by seconds. */
const movableClock = `(() => {
  const realNow = Date.now
  let aheadMs = 0
  Date.now = () => realNow() + aheadMs
  return (seconds) => { aheadMs += seconds * 1000 }
})()`

/**
 * How the realm treats `new Function`: WeChat documents that it throws, but on some clients it does nothing.
 */
export type DynamicCode = 'throws' | 'does nothing'

/**
 * A bare realm with only these globals, like WeChat's logic layer. `load` runs a file of the build and the
 * files it requires, each once.
 */
export function createLogicRealm(globals: Record<string, unknown>, dynamicCode: DynamicCode) {
  const codeGeneration = { strings: dynamicCode !== 'throws', wasm: false }
  const realm = vm.createContext({}, { codeGeneration })
  Object.assign(realm, globals)
  vm.runInContext('globalThis.global = globalThis; globalThis.__wxConfig = {}', realm)
  const advanceClock: (seconds: number) => void = vm.runInContext(movableClock, realm)
  if (dynamicCode === 'does nothing') vm.runInContext(emptyFunctions, realm)

  const modules = new Map<string, { exports: unknown }>()
  const load = (file: string): unknown => {
    const path = file.endsWith('.js') ? file : `${file}.js`
    const loaded = modules.get(path)
    if (loaded) return loaded.exports
    const module = { exports: {} }
    modules.set(path, module)
    const source = `(function(require,module,exports,${absentGlobals}){${readFileSync(path, 'utf8')}\n})`
    const run = vm.runInContext(source, realm, { filename: relative(weappFolder, path) })
    run((name: string) => load(resolve(dirname(path), name)), module, module.exports)
    return module.exports
  }
  return {
    advanceClock,
    /** Runs a file of the build, named from its folder; does nothing when there is none. */
    load(name: string) {
      if (existsSync(join(weappFolder, `${name}.js`))) load(join(weappFolder, name))
    },
  }
}
