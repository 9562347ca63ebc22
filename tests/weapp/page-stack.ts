import { applyToTree, type PageWithTree } from './page-tree'
import type { TabBar } from './tab-bars'

/** A page as WeChat keeps it: what `Page()` received, with its data and its lifecycle. */
export interface LivePage extends PageWithTree {
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  getTabBar?(): TabBar | null
  [name: string]: unknown
}

/** One `setData` call. */
export interface SetDataCall {
  page: string
  isShown: boolean
  bytes: number
}

interface NavigationOptions {
  url?: string
  success?: (answer: object) => void
  complete?: () => void
}

/** The stack of open pages with the navigation functions of `wx`. `onSetData` hears every `setData` call. */
export function createPageStack(
  setTimer: (run: () => void) => unknown,
  onSetData: (call: SetDataCall) => void,
  createTabBarOf: (route: string) => TabBar | null,
) {
  const pages: LivePage[] = []
  const blueprints = new Map<string, object>()
  const top = () => pages.at(-1)

  function open(url: string): LivePage {
    const [route = '', search = ''] = url.replace(/^\//, '').split('?')
    const blueprint = blueprints.get(route)
    if (!blueprint) throw new Error(`the build has no page ${route}`)
    const options = Object.fromEntries(new URLSearchParams(search))
    const page: LivePage = Object.assign(Object.create(blueprint), {
      route,
      __route__: route,
      options,
      data: {},
      selectComponent: () => null,
      getOpenerEventChannel: () => ({ on: () => {}, emit: () => {} }),
    })
    page.setData = (change: Record<string, unknown>, callback?: () => void) => {
      const json = JSON.stringify(change) // only JSON reaches the view
      onSetData({ page: route, isShown: top() === page, bytes: Buffer.byteLength(json) })
      for (const [path, value] of Object.entries(JSON.parse(json))) applyToTree(page.data, path, value)
      setTimer(() => callback?.())
    }
    top()?.onHide?.()
    pages.push(page)
    const tabBar = createTabBarOf(route)
    page.getTabBar = () => tabBar
    page.onLoad?.(options)
    page.onShow?.()
    setTimer(() => page.onReady?.())
    return page
  }
  const close = () => {
    pages.pop()?.onUnload?.()
    top()?.onShow?.()
  }
  const replaceTop = (url: string) => {
    pages.pop()?.onUnload?.()
    open(url)
  }
  const replaceAll = (url: string) => {
    for (const page of pages.splice(0).reverse()) page.onUnload?.()
    open(url)
  }
  const navigation =
    (move: (url: string) => void) =>
    ({ url = '', success, complete }: NavigationOptions = {}) => {
      move(url)
      success?.({ errMsg: 'ok' })
      complete?.()
    }

  return {
    top,
    open,
    close,
    all: () => [...pages],
    define: (route: string, blueprint: object) => void blueprints.set(route, blueprint),
    wx: {
      navigateTo: navigation(open),
      redirectTo: navigation(replaceTop),
      switchTab: navigation(replaceAll),
      reLaunch: navigation(replaceAll),
      navigateBack: navigation(close),
    },
  }
}
