/** Calls the listener when the browser has a network again. */
export const onNetworkReturn = (listener: () => void) => window.addEventListener('online', listener)
