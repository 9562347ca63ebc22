import { renewToken } from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { useEffect } from 'react'
import { call } from './call'
import { tokenStore } from './token-store'

const RENEW_AFTER_MS = 10 * 60_000 // a third of a token's life: two failed attempts are survived
const IN_USE_MS = 10 * 60_000
const LOOK_EVERY_MS = 60_000

/** While somebody works here the token is renewed; a computer left alone runs into its end and asks for the code again. */
export function useTokenRenewal() {
  useEffect(() => {
    let usedAt = Date.now()
    let asking = false
    let refusedToken: string | undefined // the working day is over: asked once, not every minute
    const renew = async () => {
      const present = tokenStore.present()
      const due = present && Date.now() - present.receivedAt > RENEW_AFTER_MS
      if (
        !due ||
        asking ||
        present.token === refusedToken ||
        document.hidden ||
        Date.now() - usedAt > IN_USE_MS
      )
        return
      asking = true
      // What fails here fails again, visibly, in what the administrator asks for next.
      const renewed = await call(renewToken, {}).catch((error) => {
        if (error instanceof Refusal) refusedToken = present.token
      })
      asking = false
      if (renewed && tokenStore.present()) tokenStore.begin(renewed.token)
    }
    const used = () => {
      usedAt = Date.now()
    }
    const seen = () => {
      used()
      void renew()
    }
    const timer = setInterval(renew, LOOK_EVERY_MS)
    window.addEventListener('pointerdown', used)
    window.addEventListener('keydown', used)
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', used)
      window.removeEventListener('keydown', used)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [])
}
