import type { SignedIn } from '@zhixing/shared/identity/contract'
import * as z from 'zod'

/** A token with the browser's own time of receipt: a computer whose clock is wrong still renews in time. */
const StoredToken = z.object({
  token: z.string(),
  receivedAt: z.number(),
  owesSecondFactor: z.boolean().optional(),
})
type StoredToken = z.infer<typeof StoredToken>

const STORAGE_KEY = 'zhixing:console'
const listeners = new Set<() => void>()
let stored = read()
let hasExpired = false

/** The administrator's token, in memory and in the tab's sessionStorage: closing the tab signs out. */
export const tokenStore = {
  token: () => stored?.token,
  /** The token with the time at which it was received, in milliseconds. */
  current: () => stored,
  /** Whether the token only lets its holder enrol a second factor. */
  owesSecondFactor: () => stored?.owesSecondFactor === true,
  /** Whether the server ended the last sign-in, rather than a click on 退出. */
  hasExpired: () => hasExpired,
  save({ token, owesSecondFactor }: Pick<SignedIn, 'token' | 'owesSecondFactor'>) {
    hasExpired = false
    replace({ token, receivedAt: Date.now(), ...(owesSecondFactor && { owesSecondFactor }) })
  },
  signOut() {
    hasExpired = false
    replace(undefined)
  },
  /** Drops a token that the server refused, but not its successor: a late 401 must not sign out. */
  expire(token: string) {
    if (stored?.token !== token) return
    hasExpired = true
    replace(undefined)
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
}

function replace(next: StoredToken | undefined) {
  stored = next
  try {
    if (next) sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next))
    else sessionStorage.removeItem(STORAGE_KEY)
  } catch {
    // Storage is switched off; memory keeps the token until the page is reloaded.
  }
  for (const listener of listeners) listener()
}

function read(): StoredToken | undefined {
  try {
    return StoredToken.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null')).data
  } catch {
    return undefined
  }
}
