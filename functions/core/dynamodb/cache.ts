import { clock } from '../clock'

interface Kept<V> {
  /** Of the instance's memory if it is there and fresh, else undefined. */
  find: (key: string) => V | undefined
  keep: (key: string, value: V) => V
  forget: (key: string) => void
  clear: () => void
}

const all: Map<string, unknown>[] = []

/** What an instance remembers of the table: for so many seconds by its clock, or for its life, and never more than so many. */
export function kept<V>(most: number, seconds = Number.POSITIVE_INFINITY): Kept<V> {
  const values = new Map<string, { value: V; until: number }>()
  all.push(values)
  return {
    find(key) {
      const known = values.get(key)
      return known && known.until > clock.now().getTime() ? known.value : undefined
    },
    keep(key, value) {
      if (values.size >= most) values.clear()
      values.set(key, { value, until: clock.now().getTime() + seconds * 1000 })
      return value
    },
    forget: (key) => void values.delete(key),
    clear: () => values.clear(),
  }
}

/** As an instance that has just started: for tests, which play several of them in one process. */
export function forgetAll(): void {
  for (const values of all) values.clear()
}
