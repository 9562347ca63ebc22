import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { RequestToEnterEntity, requestsToEnter } from './entity'

export const putRequestToEnter = (requestId: string, since: string) =>
  RequestToEnterEntity.build(PutItemCommand).item({ requestId, since }).send()

export const deleteRequestToEnter = (requestId: string) =>
  RequestToEnterEntity.build(DeleteItemCommand).key({ requestId }).send()

/** All of them: requests that fail at every run must not hold up those behind. */
export async function listRequestsToEnter() {
  const { Items = [] } = await requestsToEnter
    .query({})
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return Items
}
