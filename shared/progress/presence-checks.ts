import type { StudyPolicy } from '../policy/study-policy'
import { remainingTenths } from '../study-records/completion'
import type { Interval } from '../study-records/intervals'
import {
  type CheckPlan,
  expireOverdueCheck,
  forfeitProvisionalTime,
  hasMissedCheck,
} from '../study-records/presence'
import { moveStudyTo, type StudySession } from '../study-records/session'
import type { CheckOutcome } from './contract'

const TENTHS_PER_MINUTE = 600

/**
 * 确认的时刻由系统随机决定，平均每隔规定的分钟数一次，课时学完时必有一次。
 * A check falls due after half to one and a half intervals of provisional time. Less than half an interval
 * before the end none is issued, because the end has one of its own: without that a short lesson could not be
 * completed, and with both a learner would be checked twice within a minute. After a missed check the next
 * one is issued immediately. Returns the same session if no check is due.
 */
export function issueDueCheck(
  session: StudySession,
  now: Date,
  policy: StudyPolicy,
  plan: CheckPlan,
): StudySession {
  const { presence, completedAt } = session
  if (!presence || completedAt || presence.issuedAt) return session
  const intervalTenths = presence.everyMinutes * TENTHS_PER_MINUTE
  const remaining = remainingTenths(session, policy)
  const isAtEnd = remaining === 0 && presence.provisionalTenths > 0
  const isDue = presence.provisionalTenths >= intervalTenths * (0.5 + plan.drawOf(presence.number + 1))
  const isFarFromEnd = remaining >= intervalTenths / 2
  return hasMissedCheck(session) || isAtEnd || (isDue && isFarFromEnd)
    ? issueCheck(session, now, policy, plan)
    : session
}

/** Opens the next check of a session that has checks; without a question left it asks for a confirmation. */
function issueCheck(
  session: StudySession,
  issuedAt: Date,
  policy: StudyPolicy,
  { questions }: CheckPlan,
): StudySession {
  const { questionId: lastQuestionId, ...presence } = session.presence!
  const number = presence.number + 1
  const isAtEnd = remainingTenths(session, policy) === 0
  const covered = questions.filter(({ afterSeconds }) => isAtEnd || isCovered(session.watched, afterSeconds))
  const others = covered.filter(({ questionId }) => questionId !== lastQuestionId)
  const choice = others.length > 0 ? others : covered
  const questionId = choice[number % choice.length]?.questionId
  return {
    ...session,
    presence: {
      ...presence,
      number,
      issuedAt: issuedAt.toISOString(),
      ...(questionId !== undefined && { questionId }),
    },
  }
}

/**
 * 没学到的内容不提问。
 * A question without `afterSeconds` is asked at the end only.
 */
const isCovered = (watched: readonly Interval[], second: number | undefined) =>
  second !== undefined && watched.some(([from, to]) => from <= second * 10 && second * 10 <= to)

export interface CheckAnswer {
  number: number // of the check that is answered
  isRight: boolean
}

/**
 * 每次确认只判一次。
 * A right answer in time credits the provisional time; if a check had been missed, the clock restarts at
 * `now`. After a wrong answer another question opens a little later; `wrongMax` wrong answers in a row
 * forfeit the provisional time. After the deadline it is forfeited and a new check is issued. Returns the
 * same session if the check is not open or not open yet.
 */
export function judgeCheckAnswer(
  session: StudySession,
  { number, isRight }: CheckAnswer,
  now: Date,
  policy: StudyPolicy,
  plan: CheckPlan,
): { next: StudySession; outcome: CheckOutcome } {
  const { presence } = session
  if (presence?.number !== number) return { next: session, outcome: 'used' }
  if (!presence.issuedAt) return { next: session, outcome: 'passed' }
  if (now.toISOString() < presence.issuedAt) return { next: session, outcome: 'early' }
  const advanced = { ...session, revision: session.revision + 1 }
  const expired = expireOverdueCheck(advanced, now, policy.presence)
  if (expired !== advanced) return { next: issueCheck(expired, now, policy, plan), outcome: 'late' }
  if (isRight) return { next: passCheck(advanced, now), outcome: 'passed' }
  const { issuedAt, ...closed } = presence
  const wrong = (closed.wrong ?? 0) + 1
  const failed = {
    ...advanced,
    presence: wrong < policy.presence.wrongMax ? { ...closed, wrong } : forfeitProvisionalTime(closed),
  }
  const opensAt = new Date(now.getTime() + policy.presence.retrySeconds * 1000)
  return { next: issueCheck(failed, opensAt, policy, plan), outcome: 'wrong' }
}

function passCheck(session: StudySession, now: Date): StudySession {
  const { everyMinutes, number, questionId, provisionalTenths } = session.presence!
  const instant = now.toISOString()
  const restartsClock = hasMissedCheck(session) && session.creditedThrough < instant
  return {
    ...session,
    creditedTenths: session.creditedTenths + provisionalTenths,
    creditedThrough: restartsClock ? instant : session.creditedThrough,
    ...moveStudyTo(now, session),
    presence: { everyMinutes, number, provisionalTenths: 0, ...(questionId !== undefined && { questionId }) },
  }
}
