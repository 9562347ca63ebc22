import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { ReadMarkEntity, readMarksOfLearner } from './entity'

/** The first mark stays: a later one changes nothing. */
export async function putReadMark(learnerId: string, announcementId: string, readAt: string): Promise<void> {
  await putIfAbsent(ReadMarkEntity, { learnerId, announcementId, readAt })
}

/** The instant at which the learner read the announcement. */
export async function findReadMark(learnerId: string, announcementId: string): Promise<string | undefined> {
  const { Item } = await ReadMarkEntity.build(GetItemCommand).key({ learnerId, announcementId }).send()
  return Item?.readAt
}

/** All read marks of a learner: the instant by announcement id. */
export async function listReadMarks(learnerId: string): Promise<Map<string, string>> {
  const { Items = [] } = await readMarksOfLearner
    .query({ learnerId })
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return new Map(Items.map(({ announcementId, readAt }) => [announcementId, readAt]))
}
