import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { Refusal } from '@zhixing/shared/problem'
import type { PresenceCheck, Progress } from '@zhixing/shared/progress/contract'
import { toWholeSeconds } from '@zhixing/shared/progress/lesson-records'
import { checkDeadlineMs } from '@zhixing/shared/progress/presence'
import type { StudySession } from '@zhixing/shared/study-records/session'
import * as z from 'zod'
import { findCheckQuestion } from '../catalogue/api'
import { openSigned, signValue } from '../core/http/signed'

const purpose = 'presence-check'
const CheckIdPayload = z.tuple([z.string(), z.string(), z.number().int()])

const checkIdOf = ({ learnerId, sessionId }: StudySession, number: number) =>
  signValue(purpose, [learnerId, sessionId, number])

/** The number of a check that was issued to this learner in this session; anything else is refused before anything is written. */
export function verifyCheckId(checkId: string, { learnerId, sessionId }: StudySession): number {
  const [learner, session, number = 0] = CheckIdPayload.safeParse(openSigned(purpose, checkId)).data ?? []
  if (learner !== learnerId || session !== sessionId) throw new Refusal('progress/check-invalid')
  return number
}

/** What the answers of a session with presence checks say besides, until the check is answered. */
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
  const { number = 0, issuedAt } = session.presence ?? {}
  if (issuedAt === undefined) return undefined
  const deadline = checkDeadlineMs(issuedAt, studyPolicy.presence)
  const asked = await findAskedQuestion(session)
  return {
    checkId: checkIdOf(session, number),
    kind: asked ? 'question' : 'confirmation',
    question: asked?.question,
    options: asked?.options,
    opensInSeconds: secondsUntil(Date.parse(issuedAt), now),
    secondsLeft: secondsUntil(deadline, now),
    deadlineAt: new Date(deadline).toISOString(),
  }
}

const secondsUntil = (then: number, now: Date) => Math.max(0, Math.ceil((then - now.getTime()) / 1000))

/** Undefined: a plain confirmation, also where the editor has taken the question back meanwhile. */
async function findAskedQuestion({ courseId, lessonId, presence }: StudySession) {
  return presence?.questionId === undefined
    ? undefined
    : findCheckQuestion(courseId, lessonId, presence.questionId)
}

/** Whether the choice answers what was asked; a confirmation is right by being given. */
export async function isRightChoice(session: StudySession, choice: number | undefined): Promise<boolean> {
  const asked = await findAskedQuestion(session)
  return asked === undefined || asked.answer === choice
}
