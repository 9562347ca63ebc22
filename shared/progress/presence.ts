import * as z from 'zod'
import { Instant } from '../contract'
import type { PresencePolicy } from '../policy/presence'
import type { StudySession } from '../study-records/session'
import type { Interval } from './contract'

/** Where a lesson stands with its presence checks; absent where the course asks for none. */
export const PresenceState = z.object({
  everyMinutes: z.number().int(), // as the course had it at launch
  number: z.number().int(), // of the last check that was issued, of this lesson since it was first opened; 0: none yet
  provisionalTenths: z.number().int(), // counted since the last check that was passed
  issuedAt: Instant.optional(), // while check `number` waits for its answer; after a wrong one it lies ahead
  questionId: z.string().optional(), // what it asks, or the last one asked; without it a plain confirmation
  wrong: z.number().int().optional(), // wrong answers in a row
  missedTenths: z.number().int().optional(), // what has lapsed; while it stands here nothing accrues
})
export type PresenceState = z.infer<typeof PresenceState>

/** What only the server knows: where in its window the nth check falls, and what may be asked. */
export interface CheckPlan {
  drawOf: (number: number) => number // [0, 1)
  questions: readonly { questionId: string; afterSeconds?: number | undefined }[]
}
/** Nothing known is no way out: checks fall as early as they may and ask for a confirmation. */
export const earliestPossibleChecks: CheckPlan = { drawOf: () => 0, questions: [] }

/** Credited, or waiting for a check: what a second of content has already counted for. */
export const countedTenths = ({ creditedTenths, presence }: StudySession) =>
  creditedTenths + (presence?.provisionalTenths ?? 0)

export const hasOpenCheck = ({ presence }: StudySession) => presence?.issuedAt !== undefined

/** A check has been missed and none passed since. */
export const hasMissedCheck = ({ presence }: StudySession) => presence?.missedTenths !== undefined

export const checkDeadlineMs = (issuedAt: string, policy: PresencePolicy) =>
  Date.parse(issuedAt) + policy.deadlineSeconds * 1000

/** 有在学确认的课程，时长先记为待确认，确认后计入；学完以后不再确认: new credit waits until a check is passed, a completed lesson asks no more. */
export function addCredit(
  session: StudySession,
  tenths: number,
): Pick<StudySession, 'creditedTenths' | 'presence'> {
  const { presence, creditedTenths, completedAt } = session
  if (!presence || completedAt) return { creditedTenths: creditedTenths + tenths, presence }
  return { creditedTenths, presence: { ...presence, provisionalTenths: presence.provisionalTenths + tenths } }
}

/** 逾时未确认，待确认的时长不计入，内容再看一遍即可补上: the time lapses, what is covered stays, the clock has moved; credit that was confirmed is untouched. */
export function expireOverdueCheck(session: StudySession, now: Date, policy: PresencePolicy): StudySession {
  const { presence } = session
  if (!presence?.issuedAt || now.getTime() <= checkDeadlineMs(presence.issuedAt, policy)) return session
  return { ...session, presence: forfeitProvisionalCredit(presence) }
}

const forfeitProvisionalCredit = ({
  everyMinutes,
  number,
  questionId,
  provisionalTenths,
  missedTenths = 0,
}: PresenceState): PresenceState => ({
  ...{ everyMinutes, number, questionId, provisionalTenths: 0 },
  missedTenths: missedTenths + provisionalTenths,
})

/**
 * 确认的时刻由系统随机决定，平均每隔规定的分钟数一次，课时学完时必有一次: it falls between half and one and a half of the interval, in counted time. Shortly before
 * the end none is issued, because every lesson ends with one: without it a short lesson would be earned by nobody, and a learner asked twice
 * within a minute. Whoever missed one is asked at once. `remaining` is what is still to be played, in tenths.
 */
export function issueDueCheck(
  session: StudySession,
  remaining: number,
  now: Date,
  asking: CheckPlan,
): StudySession {
  const { presence, completedAt } = session
  if (!presence || completedAt || presence.issuedAt) return session
  const intervalTenths = presence.everyMinutes * 600
  const atEnd = remaining === 0 && presence.provisionalTenths > 0
  const isDue = presence.provisionalTenths >= intervalTenths * (0.5 + asking.drawOf(presence.number + 1))
  const isWorthWhile = remaining >= intervalTenths / 2
  return hasMissedCheck(session) || atEnd || (isDue && isWorthWhile)
    ? issueCheck(session, remaining, now, asking)
    : session
}

function issueCheck(
  session: StudySession,
  remaining: number,
  at: Date,
  { questions }: CheckPlan,
): StudySession {
  const { questionId: last, ...presence } = session.presence!
  const number = presence.number + 1
  const fair = questions.filter(
    ({ afterSeconds }) => remaining === 0 || isCovered(session.watched, afterSeconds),
  )
  const others = fair.filter(({ questionId }) => questionId !== last)
  const choice = others.length > 0 ? others : fair
  const questionId = choice[number % choice.length]?.questionId
  return {
    ...session,
    presence: {
      ...presence,
      number,
      issuedAt: at.toISOString(),
      ...(questionId !== undefined && { questionId }),
    },
  }
}

/** 没学到的内容不提问: a question that names no moment waits for the end. */
const isCovered = (watched: readonly Interval[], second: number | undefined) =>
  second !== undefined && watched.some(([from, to]) => from <= second * 10 && second * 10 <= to)

/** `used`: it has been judged, or replaced by a later one. `early`: a question after a wrong answer opens only after a while. */
export const CheckOutcome = z.enum(['passed', 'wrong', 'late', 'early', 'used'])
export type CheckOutcome = z.infer<typeof CheckOutcome>

export interface CheckAnswer {
  number: number // of the check that is answered
  isRight: boolean
}

/**
 * 每次确认只判一次: right in time, what waited is credited. Wrong, another question follows after a while, and so many wrong ones in a row cost what
 * waited, no more. Late, it has lapsed and a new check is there at once; when that is passed, the clock starts from then. The session stays
 * itself where nothing is judged.
 */
export function judgeCheckAnswer(
  session: StudySession,
  { number, isRight }: CheckAnswer,
  remaining: (session: StudySession) => number,
  now: Date,
  policy: PresencePolicy,
  asking: CheckPlan,
): { next: StudySession; outcome: CheckOutcome } {
  const { presence } = session
  if (presence?.number !== number || !presence.issuedAt)
    return { next: session, outcome: presence?.number === number ? 'passed' : 'used' }
  if (now.toISOString() < presence.issuedAt) return { next: session, outcome: 'early' }
  const written = { ...session, revision: session.revision + 1 }
  const late = expireOverdueCheck(written, now, policy)
  if (late !== written) return { next: issueCheck(late, remaining(late), now, asking), outcome: 'late' }
  if (isRight) return { next: passCheck(written, now), outcome: 'passed' }
  const { issuedAt, ...open } = presence
  const wrong = (open.wrong ?? 0) + 1
  const cost = wrong < policy.wrongMax ? { ...open, wrong } : forfeitProvisionalCredit(open)
  const next = { ...written, presence: cost }
  return {
    next: issueCheck(next, remaining(next), new Date(now.getTime() + policy.retrySeconds * 1000), asking),
    outcome: 'wrong',
  }
}

function passCheck(session: StudySession, now: Date): StudySession {
  const { everyMinutes, number, questionId, provisionalTenths } = session.presence!
  const instant = now.toISOString()
  const anew = hasMissedCheck(session) && session.creditedThrough < instant
  return {
    ...session,
    creditedTenths: session.creditedTenths + provisionalTenths,
    creditedThrough: anew ? instant : session.creditedThrough,
    studiedAt: session.studiedAt > instant ? session.studiedAt : instant,
    presence: { everyMinutes, number, provisionalTenths: 0, ...(questionId !== undefined && { questionId }) },
  }
}

/**
 * 重新进入、换设备，待确认的时长和未答的确认照旧: neither an escape from a check nor a fresh balance. Where the course has stopped asking, what waited in good
 * standing is credited. `capTenths`: what the lesson can be worth.
 */
export function carryOverPresence(
  entered: { creditedTenths: number; capTenths: number; everyMinutes: number | undefined },
  before: PresenceState | undefined,
  now: Date,
  policy: PresencePolicy,
): { creditedTenths: number; presence: PresenceState | undefined } {
  const { creditedTenths, capTenths, everyMinutes } = entered
  const waiting = Math.min(before?.provisionalTenths ?? 0, capTenths - creditedTenths)
  if (everyMinutes !== undefined)
    return { creditedTenths, presence: { number: 0, ...before, everyMinutes, provisionalTenths: waiting } }
  const isLost = before?.issuedAt !== undefined && now.getTime() > checkDeadlineMs(before.issuedAt, policy)
  return { creditedTenths: creditedTenths + (isLost ? 0 : waiting), presence: undefined }
}
