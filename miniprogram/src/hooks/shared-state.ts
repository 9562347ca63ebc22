import { useSyncExternalStore } from 'react'
import { usePageShown } from './use-page-shown'

export interface SharedState<T> {
  get: () => T
  set: (next: T) => void
  subscribe: (listener: () => void) => () => void
}

/** A value outside React that several pages show. */
export function createSharedState<T>(initial: T): SharedState<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (next: T) => {
      current = next
      for (const listener of Array.from(listeners)) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const unsubscribed = () => () => {}

/** The value, updated while the page is shown: for a hidden page, `setData` would be wasted. */
export function useSharedState<T>({ get, subscribe }: SharedState<T>): T {
  const isShown = usePageShown()
  return useSyncExternalStore(isShown ? subscribe : unsubscribed, get, get)
}
