import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// E1  registrations and lessons of a learner      Query    pk = LEARNER#id, sk begins with COURSE#
// E2  one course of a learner, lessons and all    Query    pk = LEARNER#id, sk begins with COURSE#id#, consistent
// E3  enrol, withdraw, take up again              PutItem  sk = COURSE#id#REGISTRATION, IF there is none, or IF it is in the state that was read
//     while enrolled it stands in gsi1 under REGISTRATIONS#courseId (C7), withdrawn it does not
// Rows of lessons are written by progress (P4); here they are only read.
export const RegistrationEntity = new Entity({
  name: 'Registration',
  table,
  schema: item({
    learnerId: string().key(),
    courseId: string().key(),
    registration: string(),
    courseVersion: number(), // of the enrolment: what the credit will be given for
    state: string().enum('enrolled', 'withdrawn'), // completed is what the lessons say
    enrolledAt: string(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ learnerId, courseId }) => ({
    pk: `LEARNER#${learnerId}`,
    sk: `COURSE#${courseId}#REGISTRATION`,
  }),
})

export const coursesPrefix = (learnerId: string) => ({
  partition: `LEARNER#${learnerId}`,
  range: { beginsWith: 'COURSE#' },
})
export const coursePrefix = (learnerId: string, courseId: string) => ({
  partition: `LEARNER#${learnerId}`,
  range: { beginsWith: `COURSE#${courseId}#` },
})

// E4  lesson being studied, not folded yet   GetItem  pk = LEARNER#id, sk = SESSION (progress, P1)
export const sessionKey = (learnerId: string) => ({ pk: `LEARNER#${learnerId}`, sk: 'SESSION' })
