import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { packIntervals } from '@zhixing/functions/study-records/store/interval-codec'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { aPublishedCourse } from '../catalogue/given'
import { aLearner } from '../identity/given'
import { request } from '../request'

/** A learner who is enrolled in a newly published course. */
export async function anEnrolledLearner() {
  const { courseId } = await aPublishedCourse()
  const learner = await aLearner()
  await request(enrol, { courseId }, learner)
  return { courseId, learnerId: learner.learnerId }
}

interface Studied {
  creditedTenths?: number
  completedAt?: string
  studiedAt?: string
  revision?: number
}

/** A row as progress folds it; what enrolment reads, and all it knows of progress. */
export const putLessonProgress = (
  learnerId: string,
  courseId: string,
  lessonId: string,
  facts: Studied = {},
) => {
  const { creditedTenths = 100, studiedAt = new Date().toISOString(), completedAt, revision = 1 } = facts
  return put({
    pk: `LEARNER#${learnerId}`,
    sk: `COURSE#${courseId}#LESSON#${lessonId}`,
    ...{
      learnerId,
      courseId,
      lessonId,
      foldedRevision: revision,
      watched: [[0, creditedTenths]],
      creditedTenths,
      studiedAt,
    },
    ...(completedAt && { completedAt }),
  })
}

/** The lesson under way, not folded yet. */
export const putOpenSession = (
  learnerId: string,
  courseId: string,
  lessonId: string,
  facts: Studied = {},
) => {
  const { creditedTenths = 100, studiedAt = new Date().toISOString(), revision = 1 } = facts
  return put({
    pk: `LEARNER#${learnerId}`,
    sk: 'SESSION',
    revision,
    session: JSON.stringify({
      courseId,
      lessonId,
      watched: packIntervals([[0, creditedTenths]]),
      creditedTenths,
      studiedAt,
    }),
  })
}

const put = (Item: Record<string, unknown>) =>
  documentClient.send(new PutCommand({ TableName: process.env.TABLE_NAME, Item }))
