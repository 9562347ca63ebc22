import type { PresencePolicy } from '../policy/presence'
import type { PresenceState } from './presence-state'
import type { StudySession } from './session'

/** What only the server knows of future checks: when each falls due, and what it may ask. */
export interface CheckPlan {
  /** The moment at which check `number` falls due: its position, in [0, 1), in the window of the check. */
  drawOf: (number: number) => number
  questions: readonly { questionId: string; afterSeconds?: number | undefined }[]
}

/** Without a plan every check falls due at its earliest and asks for a plain confirmation. */
export const earliestPossibleChecks: CheckPlan = { drawOf: () => 0, questions: [] }

/** Tenths of a second that the lesson has counted: credited, or provisional until a check is passed. */
export const countedTenths = ({
  creditedTenths,
  presence,
}: Pick<StudySession, 'creditedTenths' | 'presence'>) => creditedTenths + (presence?.provisionalTenths ?? 0)

export const hasOpenCheck = ({ presence }: Pick<StudySession, 'presence'>) => presence?.issuedAt !== undefined

/** A check was missed and none has been passed since. */
export const hasMissedCheck = ({ presence }: Pick<StudySession, 'presence'>) =>
  presence?.missedTenths !== undefined

/** The last moment, in milliseconds since 1970, at which an answer is in time. */
export const checkDeadlineMs = (issuedAt: string, policy: PresencePolicy) =>
  Date.parse(issuedAt) + policy.deadlineSeconds * 1000

/**
 * 有在学确认的课程，时长先记为待确认，确认后计入；学完以后不再确认。
 * In a course with presence checks new time is provisional until a check is passed; a completed lesson has no
 * more checks.
 */
export function addCredit(
  session: StudySession,
  tenths: number,
): Pick<StudySession, 'creditedTenths' | 'presence'> {
  const { presence, creditedTenths, completedAt } = session
  if (!presence || completedAt) return { creditedTenths: creditedTenths + tenths, presence }
  return { creditedTenths, presence: { ...presence, provisionalTenths: presence.provisionalTenths + tenths } }
}

/**
 * 逾时未确认，待确认的时长不计入，内容再看一遍即可补上。
 * Provisional time is forfeited once the deadline has passed. Coverage, clock and confirmed credit stay.
 * Returns the same session if no deadline has passed.
 */
export function expireOverdueCheck(session: StudySession, now: Date, policy: PresencePolicy): StudySession {
  const presence = expireOverdue(session.presence, now, policy)
  return presence === session.presence ? session : { ...session, presence }
}

/** Returns the same state if no deadline has passed. */
function expireOverdue(
  presence: PresenceState | undefined,
  now: Date,
  policy: PresencePolicy,
): PresenceState | undefined {
  if (presence?.issuedAt === undefined) return presence
  const isOverdue = now.getTime() > checkDeadlineMs(presence.issuedAt, policy)
  return isOverdue ? forfeitProvisionalTime(presence) : presence
}

/** Closes the check: nothing waits for an answer any more, and its wrong answers are forgotten. */
export function forfeitProvisionalTime(presence: PresenceState): PresenceState {
  const { issuedAt: _closed, wrong: _forgotten, provisionalTenths, missedTenths = 0, ...kept } = presence
  return { ...kept, provisionalTenths: 0, missedTenths: missedTenths + provisionalTenths }
}

interface EnteredLesson {
  creditedTenths: number
  lessonTenthsMax: number // what the whole lesson can be credited with
  everyMinutes: number | undefined // as the course has it now
}

/**
 * 重新进入、换设备，待确认的时长和未答的确认照旧。
 * A launch neither closes an open check nor extends its deadline. If the course no longer has checks,
 * provisional time is credited unless its check is overdue.
 */
export function carryOverPresence(
  { creditedTenths, lessonTenthsMax, everyMinutes }: EnteredLesson,
  stored: PresenceState | undefined,
  now: Date,
  policy: PresencePolicy,
): { creditedTenths: number; presence: PresenceState | undefined } {
  const before = expireOverdue(stored, now, policy)
  const roomTenths = lessonTenthsMax - creditedTenths // never negative: credit is cut to the lesson before
  const provisionalTenths = Math.min(before?.provisionalTenths ?? 0, roomTenths)
  if (everyMinutes === undefined)
    return { creditedTenths: creditedTenths + provisionalTenths, presence: undefined }
  return { creditedTenths, presence: { ...(before ?? { number: 0 }), everyMinutes, provisionalTenths } }
}
