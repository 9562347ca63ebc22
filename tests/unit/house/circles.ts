import type { Source } from '../../support/sources'

/** Import circles, each once, as the paths along it; by depth-first search. Type imports count as well. */
export function circlesIn(sources: readonly Source[]): string[][] {
  const byName = new Map(
    sources.flatMap((source) => namesOf(source.path).map((name) => [name, source] as const)),
  )
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[][] = []
  const visit = (source: Source, path: string[]) => {
    if (state.get(source.path) === 'done') return
    if (state.get(source.path) === 'open') {
      circles.push([...path.slice(path.indexOf(source.path)), source.path])
      return
    }
    state.set(source.path, 'open')
    for (const used of source.imports) {
      const next = byName.get(used)
      if (next && next.path !== source.path) visit(next, [...path, source.path])
    }
    state.set(source.path, 'done')
  }
  for (const source of sources) visit(source, [])
  return circles
}

/** What an import may call a file: without its ending, and a folder for its index. */
function namesOf(path: string): string[] {
  const name = path.replace(/(\.h5)?\.tsx?$/, '')
  return name.endsWith('/index') ? [name, name.slice(0, -'/index'.length)] : [name]
}
