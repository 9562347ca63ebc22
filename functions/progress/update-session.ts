import type { StudySession } from '@zhixing/shared/study-records/session'
import type { Refuse } from '../core/http/endpoint'
import { unavailableError } from '../core/transient-error'
import { findSession, putSession } from '../study-records/api'

/** What a beat or an answer makes of a session; `next` is the same session if nothing changes. */
type SessionChange<Result extends { next: StudySession }> = (
  session: StudySession,
) => Result | Promise<Result>

interface SessionUpdate<Result extends { next: StudySession }> {
  /** Applied to the session in the client's record; absent if that is known to be too old. */
  first?: SessionChange<Result> | undefined
  /** Applied to the newest session after the first has failed its condition. */
  again: SessionChange<Result>
}

/** Two devices of one learner seldom write at the same moment. */
const ATTEMPTS_MAX = 5

/**
 * One conditional write and no read, if the carried session is the newest, as the condition checks. Otherwise
 * the newest session is read and changed instead. Refuses if another session has replaced this one or there
 * is none.
 */
export async function updateSession<Result extends { next: StudySession }>(
  carried: StudySession,
  { first, again }: SessionUpdate<Result>,
  refuse: Refuse<'progress/session-expired' | 'progress/session-replaced'>,
): Promise<Result> {
  let session = carried
  let result = await first?.(carried)
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (result && (result.next === session || (await putSession(session, result.next)))) return result
    session = await getNewestSession(carried, refuse)
    result = await again(session)
  }
  throw unavailableError(`session ${carried.sessionId} was changed by others ${ATTEMPTS_MAX} times in a row`)
}

async function getNewestSession(
  { learnerId, sessionId }: StudySession,
  refuse: Refuse<'progress/session-expired' | 'progress/session-replaced'>,
): Promise<StudySession> {
  const newest = await findSession(learnerId)
  if (!newest) throw refuse('progress/session-expired')
  if (newest.sessionId !== sessionId) throw refuse('progress/session-replaced')
  return newest
}
