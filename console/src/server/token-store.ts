import * as z from 'zod'

/** The token lives in memory and in this tab's sessionStorage: closing the tab is signing out. */
const Present = z.object({ token: z.string(), receivedAt: z.number() })
export type Present = z.infer<typeof Present>

const KEY = 'zhixing:console'
const listeners = new Set<() => void>()
let present = read()
let expired = false

export const tokenStore = {
  present: () => present,
  /** Whether the server ended it, rather than a click on 退出. */
  expired: () => expired,
  begin(token: string) {
    // Kept by the browser's own clock: an office computer that is ten minutes wrong still renews in time.
    expired = false
    replace({ token, receivedAt: Date.now() })
  },
  /** Ends it; with a token, only if that token is still the present one: a late 401 must not end a renewed session. */
  end(token?: string) {
    if (token && present?.token !== token) return
    expired = token !== undefined
    replace(undefined)
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

function replace(next: Present | undefined) {
  present = next
  try {
    if (next) sessionStorage.setItem(KEY, JSON.stringify(next))
    else sessionStorage.removeItem(KEY)
  } catch {
    // Storage switched off: memory alone will do until the page is reloaded.
  }
  for (const listener of listeners) listener()
}

function read(): Present | undefined {
  try {
    return Present.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data
  } catch {
    return undefined
  }
}
