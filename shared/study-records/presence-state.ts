import * as z from 'zod'
import { Instant } from '../contract'

/** The state of a lesson's presence checks (在学确认); absent where the course has none. */
export const PresenceState = z.object({
  everyMinutes: z.number().int(), // as the course had it at launch
  // of the last check issued in this lesson, counted from its first launch; 0: none yet
  number: z.number().int(),
  provisionalTenths: z.number().int(), // counted since the last passed check, not yet credited
  issuedAt: Instant.optional(), // while check `number` is open; in the future after a wrong answer
  questionId: z.string().optional(), // of the open check or of the last one; absent: a plain confirmation
  wrong: z.number().int().optional(), // wrong answers in a row
  missedTenths: z.number().int().optional(), // forfeited; while present, nothing is counted
})
export type PresenceState = z.infer<typeof PresenceState>
