import { clock } from '../clock'

export interface CacheOptions {
  /** At the limit the oldest entry makes room. */
  entriesMax: number
  /** How long an entry is used; without it, as long as the instance lives. */
  seconds?: number
  now?: () => Date
}

/** What one instance of a function remembers between invocations. */
export interface Cache<V> {
  /** The value, or undefined if it is absent or too old. */
  find: (key: string) => V | undefined
  /** Returns the value it was given. */
  put: (key: string, value: V) => V
  invalidate: (key: string) => void
  invalidateAll: () => void
}

const caches: Cache<unknown>[] = []

export function createCache<V>({
  entriesMax,
  seconds = Number.POSITIVE_INFINITY,
  now = () => clock.now(),
}: CacheOptions): Cache<V> {
  const entries = new Map<string, { value: V; freshUntilMs: number }>()
  const cache: Cache<V> = {
    find(key) {
      const entry = entries.get(key)
      return entry && entry.freshUntilMs > now().getTime() ? entry.value : undefined
    },
    put(key, value) {
      entries.delete(key)
      // A Map keeps the order in which its keys were put, so the first is the oldest.
      if (entries.size >= entriesMax) entries.delete(entries.keys().next().value as string)
      entries.set(key, { value, freshUntilMs: now().getTime() + seconds * 1000 })
      return value
    },
    invalidate: (key) => void entries.delete(key),
    invalidateAll: () => entries.clear(),
  }
  caches.push(cache as Cache<unknown>)
  return cache
}

/** For tests: the process goes on like a newly started instance. */
export function invalidateAllCaches(): void {
  for (const cache of caches) cache.invalidateAll()
}
