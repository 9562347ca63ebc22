import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// E1  registrations and lesson records of a learner   Query    pk = LEARNER#id, sk begins with COURSE#,
//     consistent
// E2  those of one course                             Query    pk = LEARNER#id, sk begins with COURSE#id#,
//     consistent
// E3  enrol, withdraw, enrol again                    PutItem  sk = COURSE#id#REGISTRATION, IF absent,
//     or IF state and courseVersion are those that were read
// Lesson records are rows of study-records (P4). A registration is in gsi1 (catalogue, C7) while its learner
// is enrolled.
export const RegistrationEntity = new Entity({
  name: 'Registration',
  table,
  schema: item({
    learnerId: string().key(),
    courseId: string().key(),
    registration: string(),
    courseVersion: number(), // of the enrolment: what the credit will be given for
    state: string().enum('enrolled', 'withdrawn'), // completion follows from the lesson records
    enrolledAt: string(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ learnerId, courseId }) => ({
    pk: `LEARNER#${learnerId}`,
    sk: `COURSE#${courseId}#REGISTRATION`,
  }),
})

export interface CoursePrefix {
  partition: string
  range: { beginsWith: string }
}

export const prefixOfAllCourses = (learnerId: string): CoursePrefix => ({
  partition: `LEARNER#${learnerId}`,
  range: { beginsWith: 'COURSE#' },
})

export const prefixOfCourse = (learnerId: string, courseId: string): CoursePrefix => ({
  partition: `LEARNER#${learnerId}`,
  range: { beginsWith: `COURSE#${courseId}#` },
})

export const isRegistrationRow = ({ sk }: Record<string, unknown>) => String(sk).endsWith('#REGISTRATION')
