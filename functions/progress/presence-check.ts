import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { PresenceCheck, Progress } from '@zhixing/shared/progress/contract'
import { toWholeSeconds } from '@zhixing/shared/progress/lesson-progress'
import { checkDeadlineMs } from '@zhixing/shared/study-records/presence'
import type { StudySession } from '@zhixing/shared/study-records/session'
import * as z from 'zod'
import { findCheckQuestion } from '../catalogue/api'
import type { Refuse } from '../core/http/endpoint'
import { openSigned, signValue } from '../core/http/signed'

const PURPOSE = 'presence-check'
const SignedCheck = z.tuple([z.string(), z.string(), z.number().int()])

/** The number of the check. Refuses an id that was not issued to this learner in this session. */
export function verifyCheckId(
  checkId: string,
  session: StudySession,
  refuse: Refuse<'progress/check-invalid'>,
): number {
  const [learnerId, sessionId, number] = SignedCheck.safeParse(openSigned(PURPOSE, checkId)).data ?? []
  const isOfSession = learnerId === session.learnerId && sessionId === session.sessionId
  if (!isOfSession || number === undefined) throw refuse('progress/check-invalid')
  return number
}

/**
 * The presence fields of an answer, with the open check if there is one; empty in a lesson without checks.
 */
export async function toPresenceFields(
  session: StudySession,
  now: Date,
): Promise<Pick<Progress, 'presence' | 'check'>> {
  if (!session.presence) return {}
  const { everyMinutes, provisionalTenths, missedTenths } = session.presence
  const missed = missedTenths !== undefined && { missedSeconds: toWholeSeconds(missedTenths) }
  return {
    presence: { everyMinutes, provisionalSeconds: toWholeSeconds(provisionalTenths), ...missed },
    check: await toPresenceCheck(session, now),
  }
}

async function toPresenceCheck(session: StudySession, now: Date): Promise<PresenceCheck | undefined> {
  const { presence } = session
  if (presence?.issuedAt === undefined) return undefined
  const { number, issuedAt } = presence
  const deadlineMs = checkDeadlineMs(issuedAt, studyPolicy.presence)
  const question = await findQuestionOfCheck(session)
  return {
    checkId: signValue(PURPOSE, [session.learnerId, session.sessionId, number]),
    kind: question ? 'question' : 'confirmation',
    question: question?.question,
    options: question?.options,
    opensInSeconds: secondsUntil(Date.parse(issuedAt), now),
    secondsLeft: secondsUntil(deadlineMs, now),
    deadlineAt: new Date(deadlineMs).toISOString(),
  }
}

const secondsUntil = (instantMs: number, now: Date) =>
  Math.max(0, Math.ceil((instantMs - now.getTime()) / 1000))

/** Undefined for a plain confirmation, and if the editor has removed the question since. */
const findQuestionOfCheck = async ({ courseId, lessonId, presence }: StudySession) =>
  presence?.questionId === undefined ? undefined : findCheckQuestion(courseId, lessonId, presence.questionId)

/** Whether the choice answers the open check; a plain confirmation is always right. */
export async function isRightChoice(session: StudySession, choice: number | undefined): Promise<boolean> {
  const question = await findQuestionOfCheck(session)
  return question === undefined || question.answer === choice
}
