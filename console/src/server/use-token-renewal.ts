import { renewToken } from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { useEffect } from 'react'
import { call } from './call'
import { tokenStore } from './token-store'

const RENEW_AFTER_MS = 10 * 60_000 // a third of a token's life; the rest is left for retries
const IDLE_AFTER_MS = 10 * 60_000
const CHECK_EVERY_MS = 60_000

/** Renews the token while the console is in use. On an idle computer it expires. */
export function useTokenRenewal() {
  useEffect(() => {
    let usedAt = Date.now()
    let isRenewing = false
    // A token is not renewed past the end of the working day, so a refused one is not tried again.
    let refusedToken: string | undefined
    const isDue = () => {
      const current = tokenStore.current()
      if (!current || current.token === refusedToken || isRenewing || document.hidden) return false
      return Date.now() - current.receivedAt > RENEW_AFTER_MS && Date.now() - usedAt <= IDLE_AFTER_MS
    }
    const renew = async () => {
      if (!isDue()) return
      const token = tokenStore.token()
      isRenewing = true
      // Any other failure is retried at the next check, and the administrator's next request reports it.
      const renewed = await call(renewToken, {}).catch((error) => {
        if (error instanceof Refusal) refusedToken = token
      })
      isRenewing = false
      if (renewed && tokenStore.token()) tokenStore.save(renewed)
    }
    const onUse = () => {
      usedAt = Date.now()
    }
    const onVisibilityChange = () => {
      onUse()
      void renew()
    }
    const timer = setInterval(renew, CHECK_EVERY_MS)
    window.addEventListener('pointerdown', onUse)
    window.addEventListener('keydown', onUse)
    document.addEventListener('visibilitychange', onVisibilityChange)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', onUse)
      window.removeEventListener('keydown', onUse)
      document.removeEventListener('visibilitychange', onVisibilityChange)
    }
  }, [])
}
