import { useSyncExternalStore } from 'react'
import { useShown } from './use-page-shown'

/** A value many pages look at. */
export function sharedValue<T>(first: T) {
  let present = first
  const listeners = new Set<() => void>()
  return {
    get: () => present,
    set: (next: T) => {
      present = next
      for (const listener of Array.from(listeners)) listener()
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

const deaf = () => () => {}

/** Hidden pages do not listen: they would send `setData` nobody sees. They look again when they are shown. */
export function useShared<T>(value: { get: () => T; subscribe: (listener: () => void) => () => void }): T {
  const shown = useShown()
  return useSyncExternalStore(shown ? value.subscribe : deaf, value.get, value.get)
}
