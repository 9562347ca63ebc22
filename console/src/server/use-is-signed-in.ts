import { useSyncExternalStore } from 'react'
import { tokenStore } from './token-store'

/** Whether the administrator has to enrol a second factor before anything else. */
export const useOwesSecondFactor = () =>
  useSyncExternalStore(tokenStore.subscribe, tokenStore.owesSecondFactor)

export const useIsSignedIn = () => useSyncExternalStore(tokenStore.subscribe, tokenStore.token) !== undefined
