import { StudySession } from '@zhixing/shared/study-records/session'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string, tuple } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import { packIntervals, unpackIntervals } from './interval-codec'

/** Of P1 to P3. */
export const sessionKey = (learnerId: string) => ({ pk: `LEARNER#${learnerId}`, sk: 'SESSION' })

// P1  present session of a learner                  GetItem     pk = LEARNER#id, sk = SESSION, consistent
// P2  a launch replaces the session                 PutItem     the same key, IF revision = the one that was read, or IF there is none
// P3  a beat advances the session                   PutItem     the same key, IF revision = the one the learner carries
// P5  an answer to a presence check is judged       PutItem     the same key and condition, so once
/**
 * The session as it is kept: what the condition asks for, and the rest in one text. It is always written whole, nothing ever asks for a part of it, and a
 * table takes one text in about half the time of sixteen attributes.
 */
export const toSessionItem = (session: StudySession) => ({
  ...sessionKey(session.learnerId),
  _et: 'StudySession',
  revision: session.revision,
  // Left out by `undefined`: leaving out by a rest pattern takes as long as all else here.
  session: JSON.stringify({
    ...session,
    learnerId: undefined,
    revision: undefined,
    watched: packIntervals(session.watched),
  }),
})
export function parseSessionItem(
  learnerId: string,
  { revision, session }: { revision?: number; session?: string },
): StudySession {
  const { watched, ...rest } = JSON.parse(session ?? '{}')
  return StudySession.parse({ learnerId, revision, ...rest, watched: unpackIntervals(watched) })
}

/** Absent where a course asks for no presence checks: there it costs nothing. */
const presence = map({
  everyMinutes: number(),
  number: number(),
  provisionalTenths: number(),
  issuedAt: string().optional(),
  questionId: string().optional(),
  wrong: number().optional(),
  missedTenths: number().optional(),
}).optional()

// P4  sessions fold into the lesson's record        PutItem     sk = COURSE#id#LESSON#id, IF foldedRevision < the session's, or IF there is none
//     the records of one course are read together with its registration (enrolment, E2)
export const LessonProgressEntity = new Entity({
  name: 'LessonProgress',
  table,
  schema: item({
    learnerId: string().key(),
    courseId: string().key(),
    lessonId: string().key(),
    foldedRevision: number(),
    watched: list(tuple(number(), number())),
    creditedTenths: number(),
    studiedAt: string(),
    completedAt: string().optional(),
    presence,
  }),
  computeKey: ({ learnerId, courseId, lessonId }) => ({
    pk: `LEARNER#${learnerId}`,
    sk: `COURSE#${courseId}#LESSON#${lessonId}`,
  }),
})
