import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string, tuple } from 'dynamodb-toolbox/schema'
import { table } from '../table'

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

/** Of P1 to P3. */
export const sessionKey = (learnerId: string) => ({ pk: `LEARNER#${learnerId}`, sk: 'SESSION' })

// P1  present session of a learner                  GetItem     pk = LEARNER#id, sk = SESSION, consistent
// P2  a launch replaces the session                 PutItem     the same key, IF revision = the one that was read, or IF there is none
// P3  a beat advances the session                   UpdateItem  the same key, IF revision = the one the learner carries
// P5  an answer to a presence check is judged       UpdateItem  the same key and condition, so once
export const StudySessionEntity = new Entity({
  name: 'StudySession',
  table,
  timestamps: false, // studiedAt says it, and with 40 intervals the item still has to stay within one write unit
  schema: item({
    learnerId: string().key(),
    sessionId: string(),
    revision: number(),
    courseId: string(),
    courseVersion: number(),
    lessonId: string(),
    lengthSeconds: number(),
    watched: list(tuple(number(), number())),
    creditedTenths: number(),
    creditedThrough: string(),
    dayOn: string(),
    dayTenths: number(),
    studiedAt: string(),
    completedAt: string().optional(),
    presence,
    trace: string().optional(),
  }),
  computeKey: ({ learnerId }) => sessionKey(learnerId),
})

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
  computeKey: ({ learnerId, courseId, lessonId }) => ({ pk: `LEARNER#${learnerId}`, sk: `COURSE#${courseId}#LESSON#${lessonId}` }),
})
