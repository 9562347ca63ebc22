import type { CheckOutcome, PresenceCheck, Progress } from '@zhixing/shared/progress/contract'

/** The state of the presence checks of a session. */
export interface PresenceSheetProps {
  check: PresenceCheck | undefined
  presence: Progress['presence']
  receivedAt: number // milliseconds by the phone's clock, of the answer that brought the check
  outcome: CheckOutcome | undefined // of the answer before
  isSending: boolean
  isOffline: boolean
  /** With the index of the option for a question, without for a confirmation. */
  onAnswer: (choice?: number) => void
}
