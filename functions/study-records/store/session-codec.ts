import { StudySession } from '@zhixing/shared/study-records/session'
import { sessionKey } from './entity'
import { packIntervals, unpackIntervals } from './interval-codec'

/**
 * The session as stored: its revision, which conditions compare, and one text with everything else. It is
 * written and read as a whole, and DynamoDB takes one text in about half the time of sixteen attributes.
 */
export const toSessionItem = (session: StudySession) => ({
  ...sessionKey(session.learnerId),
  _et: 'StudySession',
  revision: session.revision,
  // `undefined` leaves a field out. A rest pattern would double the time of this function, which every beat
  // runs.
  session: JSON.stringify({
    ...session,
    learnerId: undefined,
    revision: undefined,
    watched: packIntervals(session.watched),
  }),
})

/** Throws if the item is no complete session. */
export function parseSessionItem(
  learnerId: string,
  { revision, session }: { revision?: number; session?: string },
): StudySession {
  const { watched, ...rest } = JSON.parse(session ?? '{}')
  return StudySession.parse({ learnerId, revision, ...rest, watched: unpackIntervals(watched) })
}
