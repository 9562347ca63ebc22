import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string, tuple } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// P1  current session of a learner             GetItem  pk = LEARNER#id, sk = SESSION, consistent
// P2  a launch replaces the session            PutItem  the same key, IF revision = the one that was read,
//     or IF absent
// P3  a beat advances the session              PutItem  the same key,
//     IF revision = the one in the learner's record
// P5  an answer to a presence check is judged  PutItem  the same key and condition, so once
export const sessionKey = (learnerId: string) => ({ pk: `LEARNER#${learnerId}`, sk: 'SESSION' })

/** Absent where the course has no presence checks. */
const presenceState = map({
  everyMinutes: number(),
  number: number(),
  provisionalTenths: number(),
  issuedAt: string().optional(),
  questionId: string().optional(),
  wrong: number().optional(),
  missedTenths: number().optional(),
}).optional()

// P4  sessions fold into the lesson's record   PutItem  sk = COURSE#id#LESSON#id,
//     IF foldedRevision < the session's revision, or IF absent; a completion is never replaced by another
// P6  a version completes a lesson             PutItem  the same key, IF foldedRevision is the one that was
//     read and the lesson is not completed
// The records of a course stand beside its registration, so that one query of enrolment (E2) reads both.
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
    presence: presenceState,
  }),
  computeKey: ({ learnerId, courseId, lessonId }) => ({
    pk: `LEARNER#${learnerId}`,
    sk: `COURSE#${courseId}#LESSON#${lessonId}`,
  }),
})
