import type { CheckOutcome, PresenceCheck, Progress } from '@zhixing/shared/progress/contract'

export interface PresenceSheetProps {
  check: PresenceCheck | undefined
  presence: Progress['presence']
  /** When the phone received the check, by its own clock. */
  receivedAtMs: number
  /** Of the previous answer. */
  outcome: CheckOutcome | undefined
  isSending: boolean
  isOffline: boolean
  /** A question is answered with the index of the chosen option, a confirmation without one. */
  onAnswer: (choice?: number) => void
}
