import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../../core/dynamodb/table'
import { registrationIndexPartition } from './entity'

/** Pattern C7: how many learners are enrolled in a course, counted in the index. */
export async function countRegistrations(courseId: string): Promise<number> {
  const { Count = 0 } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition: registrationIndexPartition(courseId) })
    .options({ select: 'COUNT', maxPages: Number.POSITIVE_INFINITY })
    .send()
  return Count
}

/** Pattern C7 for one learner: whether they are enrolled in the course, in any of its versions. */
export async function isRegistered(courseId: string, learnerId: string): Promise<boolean> {
  const partition = registrationIndexPartition(courseId)
  const { Count = 0 } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition, range: { eq: learnerId } })
    .options({ select: 'COUNT' })
    .send()
  return Count > 0
}
