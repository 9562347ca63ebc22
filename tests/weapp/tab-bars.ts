/** A tab bar of our own, as WeChat keeps it: the component's methods with its data. */
export interface TabBar {
  data: Record<string, unknown>
  setData(change: Record<string, unknown>): void
  [method: string]: unknown
}

interface ComponentBlueprint {
  data: Record<string, unknown>
  lifetimes: { attached(this: TabBar): void }
  methods: Record<string, (this: TabBar) => void>
}

const PATH = 'custom-tab-bar/index'

/** Gives each page of the tab bar an instance of the component that the build draws in its place. */
export function createTabBars({ custom, list }: { custom?: boolean; list: { pagePath: string }[] }) {
  let blueprint: ComponentBlueprint | undefined
  const tabPaths = list.map(({ pagePath }) => pagePath)

  function create({ data, methods, lifetimes }: ComponentBlueprint): TabBar {
    const tabBar: TabBar = {
      ...methods,
      data: { ...data },
      setData: (change) => void Object.assign(tabBar.data, change),
    }
    lifetimes.attached.call(tabBar)
    return tabBar
  }
  return {
    define(path: string, component: object) {
      if (path === PATH) blueprint = component as ComponentBlueprint
    },
    /** Creates the tab bar of a page that is on top; null for a page outside it. */
    createOf: (route: string) => (custom && blueprint && tabPaths.includes(route) ? create(blueprint) : null),
  }
}
