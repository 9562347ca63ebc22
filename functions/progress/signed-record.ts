import { DAY_MS } from '@zhixing/shared/calendar'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { Progress } from '@zhixing/shared/progress/contract'
import { toWholeSeconds } from '@zhixing/shared/progress/lesson-progress'
import { remainingSeconds } from '@zhixing/shared/study-records/completion'
import { measure } from '@zhixing/shared/study-records/intervals'
import { StudySession } from '@zhixing/shared/study-records/session'
import type { Refuse } from '../core/http/endpoint'
import { decryptText, encryptText, openSigned, signValue } from '../core/http/signed'

const PURPOSE = 'study-record'
const TRACE_PURPOSE = 'study-trace'

interface VerifiedRecord {
  session: StudySession
  /** The completion of the lesson has been recorded, so later beats (the player's reports) need not do it again. */
  isCompletionRecorded: boolean
}

/**
 * The session in a signed record. Refuses a wrong signature, purpose, shape or learner, and a record older
 * than a day.
 */
export function verifyRecord(
  record: string,
  learnerId: string,
  now: Date,
  refuse: Refuse<'progress/record-invalid' | 'progress/session-expired'>,
): VerifiedRecord {
  const carried = openSigned(PURPOSE, record) as Record<string, unknown> | undefined
  const session = StudySession.safeParse(carried && { ...carried, trace: revealTrace(carried) }).data
  if (session?.learnerId !== learnerId) throw refuse('progress/record-invalid')
  if (now.getTime() - Date.parse(session.studiedAt) > DAY_MS) throw refuse('progress/session-expired')
  return { session, isCompletionRecorded: carried?.settled === true }
}

/**
 * The answer of every verb that writes the session, sent after a completion has been recorded (`settled`).
 * The client sends the record back with its next beat. It is signed, so that the beat needs no read, and
 * readable except for its trace: a script that knew how near it is to a review would stop just before.
 */
export const toProgress = (session: StudySession): Progress => ({
  record: signValue(PURPOSE, {
    ...session,
    trace: concealTrace(session),
    ...(session.completedAt !== undefined && { settled: true }),
  }),
  lessonId: session.lessonId,
  lengthSeconds: session.lengthSeconds,
  watched: session.watched,
  watchedSeconds: toWholeSeconds(measure(session.watched)),
  creditedSeconds: toWholeSeconds(session.creditedTenths),
  remainingSeconds: remainingSeconds(session, studyPolicy),
  completedAt: session.completedAt,
})

/** Binds an encrypted trace to its session and revision: in another record it cannot be decrypted. */
const traceContext = ({ sessionId, revision }: { sessionId?: unknown; revision?: unknown }) =>
  `${sessionId} ${revision}`

const concealTrace = (session: StudySession) =>
  session.trace && encryptText(TRACE_PURPOSE, traceContext(session), session.trace)

const revealTrace = (carried: Record<string, unknown>) =>
  typeof carried.trace === 'string'
    ? decryptText(TRACE_PURPOSE, traceContext(carried), carried.trace)
    : undefined
