import { expiryAfterDays } from '@zhixing/shared/calendar'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { SeenCallbackEntity } from './callback-entity'

const KEPT_DAYS = 1 // WeChat repeats a callback within seconds

/** Returns whether the callback still has to be queued: false only if it is known to be in the queue. */
export async function claimCallback(hash: string, now: Date): Promise<boolean> {
  const expiresAt = expiryAfterDays(now, KEPT_DAYS)
  if (await putIfAbsent(SeenCallbackEntity, { hash, state: 'received', expiresAt })) return true
  const { Item } = await SeenCallbackEntity.build(GetItemCommand)
    .key({ hash })
    .options({ consistent: true })
    .send()
  return Item?.state !== 'queued'
}

export const markCallbackQueued = (hash: string, now: Date) =>
  SeenCallbackEntity.build(PutItemCommand)
    .item({ hash, state: 'queued', expiresAt: expiryAfterDays(now, KEPT_DAYS) })
    .send()
