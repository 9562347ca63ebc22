import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { Refusal } from '@zhixing/shared/problem'
import { remainingSeconds } from '@zhixing/shared/progress/completion'
import type { Progress } from '@zhixing/shared/progress/contract'
import { toWholeSeconds } from '@zhixing/shared/progress/lesson-records'
import { measure } from '@zhixing/shared/study-records/intervals'
import { StudySession } from '@zhixing/shared/study-records/session'
import { openSigned, signValue } from '../core/http/signed'

const purpose = 'study-record'
const AGE_MAX_MS = 24 * 3600_000

/** Whose signature, purpose, shape or learner is wrong is refused before anything is written; so is one that lay about for a day. */
export function verifyRecord(
  record: string,
  learnerId: string,
  now: Date,
): { session: StudySession; settled: boolean } {
  const carried = openSigned(purpose, record) as { settled?: true } | undefined
  const { data: session } = StudySession.safeParse(carried)
  if (session?.learnerId !== learnerId) throw new Refusal('progress/record-invalid')
  if (now.getTime() - Date.parse(session.studiedAt) > AGE_MAX_MS)
    throw new Refusal('progress/session-expired')
  return { session, settled: carried?.settled === true }
}

/**
 * Answered once everything is seen to, with the session for the learner to carry: readable, so without a secret; signed, so that no read is needed to believe
 * it. `settled`: what follows from completing the lesson has been seen to, so that later beats of it need not look again.
 */
export const toProgress = (session: StudySession): Progress => ({
  record: signValue(purpose, session.completedAt ? { ...session, settled: true } : session),
  lessonId: session.lessonId,
  lengthSeconds: session.lengthSeconds,
  watched: session.watched,
  watchedSeconds: toWholeSeconds(measure(session.watched)),
  creditedSeconds: toWholeSeconds(session.creditedTenths),
  remainingSeconds: remainingSeconds(session, studyPolicy),
  completedAt: session.completedAt,
})
