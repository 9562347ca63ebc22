import { type Consent, openOf } from '@zhixing/shared/push/consents'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ulid } from 'ulid'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { shardOf } from '../lanes/lane'
import { ConsentsEntity, consentsAfter } from './entity'
import type { Place } from './followers'
import { LAST } from './followers'

export type ConsentsOfPerson = FormattedItem<typeof ConsentsEntity>
type Who = Place & { unionid?: string | undefined }

export async function findConsents(
  templateId: string,
  openid: string,
): Promise<ConsentsOfPerson | undefined> {
  const { Item } = await ConsentsEntity.build(GetItemCommand)
    .key({ templateId, shard: shardOf(openid), openid })
    .options({ consistent: true })
    .send()
  return Item
}

export async function readConsents(
  templateId: string,
  shard: number,
  after: string,
  through: string | undefined,
  limit: number,
) {
  const { Items = [] } = await consentsAfter
    .query({ templateId, shard, after, through: through ?? LAST })
    .options((options) => ({ ...options, limit: limit + 1 }))
    .send()
  return Items.filter(({ openid }) => openid !== after).slice(0, limit)
}

const TRIES_MAX = 10

/**
 * One change of a person's consents, made on the newest and written only if nobody wrote in between. `change` answers undefined, or the
 * list it was given, for "nothing to do"; then nothing is written and undefined comes back.
 */
export async function changeConsents(
  templateId: string,
  openid: string,
  change: (consents: Consent[]) => Consent[] | undefined,
  who?: Who,
): Promise<Consent[] | undefined> {
  const key = { templateId, shard: shardOf(openid), openid }
  const writer = ulid()
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const found = await findConsents(templateId, openid)
    if (found?.writer === writer) return found.consents // its answer was lost, and the client's own retry came too late for it
    const consents = change(found?.consents ?? [])
    if (!consents || consents === found?.consents) return undefined
    const revision = found?.revision ?? 0
    const put = ConsentsEntity.build(PutItemCommand)
      .item({
        ...found,
        ...defined(who),
        ...key,
        consents,
        open: openOf(consents).length,
        revision: revision + 1,
        writer,
      })
      .options({
        condition: revision ? { attr: 'revision', eq: revision } : { attr: 'openid', exists: false },
      })
    const done = await put
      .send()
      .then(() => true)
      .catch(acceptConditionFailed)
    if (done) return consents
  }
  throw Object.assign(new Error('consents changed too often'), { name: 'ServiceUnavailable' })
}

const defined = (who: Who = {}) =>
  Object.fromEntries(Object.entries(who).filter(([, value]) => value !== undefined)) as Who

/** Where the person belongs now; his consents are as they were. */
export async function placePerson(
  found: ConsentsOfPerson,
  { learnerId, orgPath, jobLevel, joinedAt }: Place,
): Promise<void> {
  const put = ConsentsEntity.build(PutItemCommand)
    .item({ ...found, learnerId, orgPath, jobLevel, joinedAt, revision: found.revision + 1 })
    .options({ condition: { attr: 'revision', eq: found.revision } })
  await put.send().catch(acceptConditionFailed) // somebody was quicker; the next page tries again
}
