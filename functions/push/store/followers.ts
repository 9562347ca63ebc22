import type { JobLevel } from '@zhixing/shared/identity/role'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { absent, conditionHeld, equals, present } from '../../core/dynamodb/conditional-write'
import { writeRequests } from '../../core/dynamodb/rows'
import { table } from '../../core/dynamodb/table'
import { laneShardOf } from '../shards'
import {
  FollowerEntity,
  type FollowerOrganisation,
  FollowerUnionEntity,
  followerSortKey,
  followersAfter,
  followersPartition,
} from './follower-entity'

export type Follower = FormattedItem<typeof FollowerEntity>

export interface FollowerFacts extends FollowerOrganisation {
  openid: string
  unionid?: string | undefined
  followedAt: string
}

/** Sorted by openid, which is the order of a lane. */
export interface OpenidRange {
  after: string
  through?: string | undefined // absent: to the end
  limit: number
}

export const LAST_OPENID = '~' // sorts after every character of an openid

const toKey = (openid: string) => ({ shard: laneShardOf(openid), openid })

export async function findFollower(openid: string): Promise<Follower | undefined> {
  const { Item } = await FollowerEntity.build(GetItemCommand)
    .key(toKey(openid))
    .options({ consistent: true })
    .send()
  return Item
}

export async function findFollowerByUnionid(unionid: string): Promise<Follower | undefined> {
  const { Item } = await FollowerUnionEntity.build(GetItemCommand).key({ unionid }).send()
  return Item && findFollower(Item.openid)
}

export async function listFollowers(
  shard: number,
  { after, through = LAST_OPENID, limit }: OpenidRange,
): Promise<Follower[]> {
  const { Items = [] } = await followersAfter
    .query({ shard, after, through })
    .options((options) => ({ ...options, limit: limit + 1 }))
    .send()
  return Items.filter(({ openid }) => openid !== after).slice(0, limit) // the range includes `after`
}

/** The unionid first: after a crash in between, a lookup by unionid finds no follower and does no harm. */
export async function putFollower(follower: FollowerFacts): Promise<void> {
  const { openid, unionid } = follower
  if (unionid) await FollowerUnionEntity.build(PutItemCommand).item({ unionid, openid }).send()
  await FollowerEntity.build(PutItemCommand)
    .item({ ...toKey(openid), ...follower })
    .send()
}

/** For a service account that has followers when the college opens. Repeating it changes nothing. */
export async function putFollowers(followers: Iterable<FollowerFacts>): Promise<void> {
  await writeRequests(putRequests(followers))
}

function* putRequests(followers: Iterable<FollowerFacts>) {
  for (const follower of followers) {
    const { openid, unionid } = follower
    if (unionid) yield FollowerUnionEntity.build(BatchPutRequest).item({ unionid, openid })
    yield FollowerEntity.build(BatchPutRequest).item({ ...toKey(openid), ...follower })
  }
}

/** Deletes all data of the follower, as WeChat demands. A late event does not delete a new follow. */
export async function deleteFollower(openid: string, leftAt: string): Promise<void> {
  const follower = await findFollower(openid)
  if (!follower || follower.followedAt > leftAt) return
  const { unionid, followedAt } = follower
  if (unionid) await FollowerUnionEntity.build(DeleteItemCommand).key({ unionid }).send()
  await conditionHeld(
    FollowerEntity.build(DeleteItemCommand)
      .key(toKey(openid))
      .options({ condition: equals('followedAt', followedAt) })
      .send(),
  )
}

/** Returns true for exactly one call after each follow. */
export function claimWelcome(openid: string, followedAt: string): Promise<boolean> {
  const notWelcomedSince = { or: [absent('welcomedAt'), { attr: 'welcomedAt', lt: followedAt } as const] }
  return conditionHeld(
    FollowerEntity.build(UpdateItemCommand)
      .item({ ...toKey(openid), welcomedAt: followedAt })
      .options({ condition: { and: [equals('followedAt', followedAt), notWelcomedSince] } })
      .send(),
  )
}

export async function markUnreachable(openid: string, code: string, campaign: string): Promise<void> {
  await conditionHeld(
    FollowerEntity.build(UpdateItemCommand)
      .item({ ...toKey(openid), unreachable: code, unreachableIn: campaign })
      .options({ condition: present('openid') })
      .send(),
  )
}

/** An empty organisation makes the follower a guest: gone from the roster, or unbound. */
export async function saveFollowerOrganisation(
  openid: string,
  { learnerId, orgPath, jobLevel, joinedAt }: FollowerOrganisation,
): Promise<void> {
  await conditionHeld(
    FollowerEntity.build(UpdateItemCommand)
      .item({
        ...toKey(openid),
        joinedAt: joinedAt ?? $remove(),
        learnerId: learnerId ?? $remove(),
        orgPath: orgPath ?? $remove(),
        jobLevel: jobLevel ?? $remove(),
      })
      .options({ condition: present('openid') })
      .send(),
  )
}

/** Counts the addressed followers after the cursor in one read: above some thousands it counts too few. */
export async function countFollowers(
  shard: number,
  after: string,
  orgPath: string,
  jobLevels: JobLevel[],
): Promise<number> {
  const ofLevel = jobLevels.length ? [{ attr: 'jobLevel', in: jobLevels } as const] : []
  const isAddressed = [{ attr: 'orgPath', beginsWith: orgPath } as const, ...ofLevel]
  const { Count = 0 } = await table
    .build(QueryCommand)
    .query({ partition: followersPartition(shard), range: { gt: followerSortKey(after) } })
    .entities(FollowerEntity)
    .options({
      select: 'COUNT',
      entityAttrFilter: false,
      filters: { Follower: { and: [...isAddressed, absent('unreachable')] } },
    })
    .send()
  return Count
}
