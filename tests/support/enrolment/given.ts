import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { toSessionItem } from '@zhixing/functions/study-records/store/session-codec'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { aPublishedCourse } from '../catalogue/given'
import { aLearner } from '../identity/given'
import { aSession } from '../progress/session'
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

/** A lesson's record, as folding a session leaves it. */
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

/** The learner's session, open and not folded yet. */
export const putOpenSession = (
  learnerId: string,
  courseId: string,
  lessonId: string,
  facts: Studied = {},
) => {
  const { creditedTenths = 100, studiedAt = new Date().toISOString(), revision = 1 } = facts
  const watched: [number, number][] = [[0, creditedTenths]]
  const session = {
    ...aSession({ creditedTenths, studiedAt, revision, watched }),
    learnerId,
    courseId,
    lessonId,
  }
  return put(toSessionItem(session))
}

const put = (Item: Record<string, unknown>) =>
  documentClient.send(new PutCommand({ TableName: process.env.TABLE_NAME, Item }))
