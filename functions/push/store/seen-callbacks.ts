import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { SeenEntity } from './entity'

const SEEN_SECONDS = 86_400

/** False only if this callback is known to be in the queue; then it need not be looked at again. */
export async function firstSeen(hash: string, now: Date): Promise<boolean> {
  const expiresAt = Math.floor(now.getTime() / 1000) + SEEN_SECONDS
  const put = SeenEntity.build(PutItemCommand)
    .item({ hash, state: 'received', expiresAt })
    .options({ condition: { attr: 'hash', exists: false } })
  const first = await put
    .send()
    .then(() => true)
    .catch(acceptConditionFailed)
  if (first) return true
  const { Item } = await SeenEntity.build(GetItemCommand).key({ hash }).options({ consistent: true }).send()
  return Item?.state !== 'queued'
}

export const markQueued = (hash: string, now: Date) =>
  SeenEntity.build(PutItemCommand)
    .item({ hash, state: 'queued', expiresAt: Math.floor(now.getTime() / 1000) + SEEN_SECONDS })
    .send()
