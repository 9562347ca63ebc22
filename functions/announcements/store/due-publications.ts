import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { DuePublicationEntity, duePublications } from './entity'

export const putDuePublication = (dueAt: string, announcementId: string) =>
  DuePublicationEntity.build(PutItemCommand).item({ dueAt, announcementId }).send()

export const deleteDuePublication = (dueAt: string, announcementId: string) =>
  DuePublicationEntity.build(DeleteItemCommand).key({ dueAt, announcementId }).send()

/** All that are due, the longest first: rows that cannot be carried out yet must not hold up those behind. */
export async function listDuePublications(now: Date) {
  const { Items = [] } = await duePublications
    .query({ now: now.toISOString() })
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return Items
}
