import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { DuePublicationEntity, duePublications } from './entity'

const BATCH_MAX = 100

export const putDuePublication = (dueAt: string, announcementId: string) =>
  DuePublicationEntity.build(PutItemCommand).item({ dueAt, announcementId }).send()

export const deleteDuePublication = (dueAt: string, announcementId: string) =>
  DuePublicationEntity.build(DeleteItemCommand).key({ dueAt, announcementId }).send()

/** The hundred that have been due the longest. */
export async function listDuePublications(now: Date) {
  const { Items = [] } = await duePublications
    .query({ now: now.toISOString() })
    .options((options) => ({ ...options, limit: BATCH_MAX }))
    .send()
  return Items
}
