import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { RequestToEnterEntity, requestsToEnter } from './entity'

const BATCH_MAX = 100

export const putRequestToEnter = (requestId: string, since: string) =>
  RequestToEnterEntity.build(PutItemCommand).item({ requestId, since }).send()

export const deleteRequestToEnter = (requestId: string) =>
  RequestToEnterEntity.build(DeleteItemCommand).key({ requestId }).send()

export async function listRequestsToEnter() {
  const { Items = [] } = await requestsToEnter
    .query({})
    .options((options) => ({ ...options, limit: BATCH_MAX }))
    .send()
  return Items
}
