import { useSyncExternalStore } from 'react'
import { tokenStore } from './token-store'

export const useIsSignedIn = () => useSyncExternalStore(tokenStore.subscribe, tokenStore.token) !== undefined
