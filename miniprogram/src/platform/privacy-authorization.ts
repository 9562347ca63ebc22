import { createSharedState } from '../hooks/shared-state'
import { onPrivacyAuthorizationNeeded } from './wechat'

interface PrivacyRequest {
  agree: () => void
  refuse: () => void
}

/** The privacy authorization that WeChat is waiting for, if any. */
export const privacyRequest = createSharedState<PrivacyRequest | undefined>(undefined)

onPrivacyAuthorizationNeeded((agree, refuse) => {
  const closeAnd = (answer: () => void) => () => {
    privacyRequest.set(undefined)
    answer()
  }
  privacyRequest.set({ agree: closeAnd(agree), refuse: closeAnd(refuse) })
})
