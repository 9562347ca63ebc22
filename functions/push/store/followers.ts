import type { JobLevel } from '@zhixing/shared/identity/role'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { writeRequests } from '../../core/dynamodb/rows'
import { acceptConditionFailed, table } from '../../core/dynamodb/table'
import { shardOf } from '../lanes/lane'
import { FollowerEntity, FollowerUnionEntity, followersAfter } from './entity'

export type Follower = FormattedItem<typeof FollowerEntity>

/** A copy of where the learner belongs. */
export interface Place {
  learnerId?: string | undefined
  orgPath?: string | undefined
  jobLevel?: JobLevel | undefined
  joinedAt?: string | undefined
}
export interface FollowerRow extends Place {
  openid: string
  unionid?: string | undefined
  followedAt: string
}

const keyOf = (openid: string) => ({ shard: shardOf(openid), openid })

export async function findFollower(openid: string): Promise<Follower | undefined> {
  const { Item } = await FollowerEntity.build(GetItemCommand)
    .key(keyOf(openid))
    .options({ consistent: true })
    .send()
  return Item
}

export async function followerOfUnion(unionid: string): Promise<Follower | undefined> {
  const { Item } = await FollowerUnionEntity.build(GetItemCommand).key({ unionid }).send()
  return Item && findFollower(Item.openid)
}

/** The unionid first: a follower it leads to in vain is found out at once, one it does not lead to never is. */
export async function putFollower(row: FollowerRow): Promise<void> {
  const { openid, unionid } = row
  if (unionid) await FollowerUnionEntity.build(PutItemCommand).item({ unionid, openid }).send()
  await FollowerEntity.build(PutItemCommand)
    .item({ ...keyOf(openid), ...row })
    .send()
}

/** Many at once, for a college that opens with the followers it has. Repeating it changes nothing. */
export async function putFollowers(rows: Iterable<FollowerRow>): Promise<void> {
  await writeRequests(requestsOf(rows))
}

function* requestsOf(rows: Iterable<FollowerRow>) {
  for (const row of rows) {
    const { openid, unionid } = row
    if (unionid) yield FollowerUnionEntity.build(BatchPutRequest).item({ unionid, openid })
    yield FollowerEntity.build(BatchPutRequest).item({ ...keyOf(openid), ...row })
  }
}

/** Who follows no more leaves nothing behind; unless he has followed again since. */
export async function removeFollower(openid: string, leftAt: string): Promise<void> {
  const follower = await findFollower(openid)
  if (!follower || follower.followedAt > leftAt) return
  if (follower.unionid)
    await FollowerUnionEntity.build(DeleteItemCommand).key({ unionid: follower.unionid }).send()
  const remove = FollowerEntity.build(DeleteItemCommand)
    .key(keyOf(openid))
    .options({ condition: { attr: 'followedAt', eq: follower.followedAt } })
  await remove.send().catch(acceptConditionFailed)
}

/** True for exactly one caller per following: the claim to greet. */
export async function claimWelcome(openid: string, followedAt: string): Promise<boolean> {
  const update = FollowerEntity.build(UpdateItemCommand)
    .item({ ...keyOf(openid), welcomedAt: followedAt })
    .options({
      condition: {
        and: [
          { attr: 'followedAt', eq: followedAt },
          {
            or: [
              { attr: 'welcomedAt', exists: false },
              { attr: 'welcomedAt', lt: followedAt },
            ],
          },
        ],
      },
    })
  const claimed = await update
    .send()
    .then(() => true)
    .catch(acceptConditionFailed)
  return claimed === true
}

const present = { attr: 'openid', exists: true } as const

export async function markUnreachable(openid: string, code: string, campaign: string): Promise<void> {
  const update = FollowerEntity.build(UpdateItemCommand).item({
    ...keyOf(openid),
    unreachable: code,
    unreachableIn: campaign,
  })
  await update.options({ condition: present }).send().catch(acceptConditionFailed)
}

/** The copy taken anew; gone from the roster or unbound, he is a follower like any guest. */
export async function placeFollower(
  openid: string,
  { learnerId, orgPath, jobLevel, joinedAt }: Place,
): Promise<void> {
  const update = FollowerEntity.build(UpdateItemCommand).item({
    ...keyOf(openid),
    joinedAt: joinedAt ?? $remove(),
    learnerId: learnerId ?? $remove(),
    orgPath: orgPath ?? $remove(),
    jobLevel: jobLevel ?? $remove(),
  })
  await update.options({ condition: present }).send().catch(acceptConditionFailed)
}

/** After one openid and up to another, the end of the alphabet if none is given. */
export async function readFollowers(
  shard: number,
  after: string,
  through: string | undefined,
  limit: number,
): Promise<Follower[]> {
  const { Items = [] } = await followersAfter
    .query({ shard, after, through: through ?? LAST })
    .options((options) => ({ ...options, limit: limit + 1 }))
    .send()
  return Items.filter(({ openid }) => openid !== after).slice(0, limit)
}
export const LAST = '~' // behind every character of an openid

/** How many of a lane are still to come, as one read can tell: up to some thousands exactly, above that "at least". */
export async function countFollowers(
  shard: number,
  after: string,
  orgPath: string,
  jobLevels: JobLevel[],
): Promise<number> {
  const partition = `FOLLOWERS#${`${shard}`.padStart(2, '0')}`
  const ofLevel = jobLevels.length ? [{ attr: 'jobLevel', in: jobLevels } as const] : []
  const addressed = [{ attr: 'orgPath', beginsWith: orgPath } as const, ...ofLevel]
  const { Count = 0 } = await table
    .build(QueryCommand)
    .query({ partition, range: { gt: `FOLLOWER#${after}` } })
    .entities(FollowerEntity)
    .options({
      select: 'COUNT',
      entityAttrFilter: false,
      filters: { Follower: { and: [...addressed, { attr: 'unreachable', exists: false }] } },
    })
    .send()
  return Count
}
