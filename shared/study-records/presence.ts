import type { PresencePolicy } from '../policy/presence'
import type { PresenceState } from './presence-state'
import type { StudySession } from './session'

/** What only the server knows of future checks: when each falls due, and what it may ask. */
export interface CheckPlan {
  /** The position in its window, in [0, 1), at which check `number` falls due. */
  drawOf: (number: number) => number
  questions: readonly { questionId: string; afterSeconds?: number | undefined }[]
}

/** Without a plan every check falls due at its earliest and asks for a plain confirmation. */
export const earliestPossibleChecks: CheckPlan = { drawOf: () => 0, questions: [] }

/** Tenths that the lesson has counted: credited, or provisional until a check is passed. */
export const countedTenths = ({
  creditedTenths,
  presence,
}: Pick<StudySession, 'creditedTenths' | 'presence'>) => creditedTenths + (presence?.provisionalTenths ?? 0)

export const hasOpenCheck = ({ presence }: Pick<StudySession, 'presence'>) => presence?.issuedAt !== undefined

/** A check was missed and none has been passed since. */
export const hasMissedCheck = ({ presence }: Pick<StudySession, 'presence'>) =>
  presence?.missedTenths !== undefined

/** The last millisecond at which an answer is in time, since 1970. */
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
  const { presence } = session
  if (!presence?.issuedAt || now.getTime() <= checkDeadlineMs(presence.issuedAt, policy)) return session
  return { ...session, presence: forfeitProvisionalTime(presence) }
}

export const forfeitProvisionalTime = ({
  everyMinutes,
  number,
  questionId,
  provisionalTenths,
  missedTenths = 0,
}: PresenceState): PresenceState => ({
  everyMinutes,
  number,
  questionId,
  provisionalTenths: 0,
  missedTenths: missedTenths + provisionalTenths,
})

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
  before: PresenceState | undefined,
  now: Date,
  policy: PresencePolicy,
): { creditedTenths: number; presence: PresenceState | undefined } {
  const provisionalTenths = Math.min(before?.provisionalTenths ?? 0, lessonTenthsMax - creditedTenths)
  if (everyMinutes !== undefined)
    return { creditedTenths, presence: { number: 0, ...before, everyMinutes, provisionalTenths } }
  const isOverdue = before?.issuedAt !== undefined && now.getTime() > checkDeadlineMs(before.issuedAt, policy)
  return { creditedTenths: creditedTenths + (isOverdue ? 0 : provisionalTenths), presence: undefined }
}
