import { sharedValue } from '../hooks/shared-state'
import { needsPrivacy } from './wechat'

interface Question {
  agree: () => void
  refuse: () => void
}

/** The question WeChat is waiting for an answer to, if any. */
export const privacyQuestion = sharedValue<Question | undefined>(undefined)

needsPrivacy((agree, refuse) => {
  const answered = (answer: () => void) => () => {
    privacyQuestion.set(undefined)
    answer()
  }
  privacyQuestion.set({ agree: answered(agree), refuse: answered(refuse) })
})
