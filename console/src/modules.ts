import type { ConsoleModule, ConsoleRoute, VisibleTo } from './components/shell/console-module'

const found = import.meta.glob<ConsoleModule>('./*/module.tsx', { eager: true, import: 'consoleModule' })

/** Every module of the console. A `module.tsx` is found by its path and registered nowhere else. */
const modules = Object.values(found)

export const routes = modules.flatMap((module) => module.routes)
export const menu = modules
  .flatMap((module) => module.menu ?? [])
  .sort((one, other) => one.order - other.order)

/** The roles that open a page: its route names them, or it has those of the menu entry above it. */
export const visibleToOf = ({ path, visibleTo }: ConsoleRoute): VisibleTo => {
  const entry = menu.find((each) => each.path === path.split('/')[0])
  return visibleTo ?? entry?.visibleTo ?? 'every-administrator'
}
