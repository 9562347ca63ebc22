import type { JobLevel } from '@zhixing/shared/identity/role'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import { twoDigits } from './numbers'

/**
 * A copy of the organisation of the learner behind a WeChat identity, so that a page of followers is one
 * read.
 */
export interface FollowerOrganisation {
  learnerId?: string | undefined
  orgPath?: string | undefined
  jobLevel?: JobLevel | undefined
  joinedAt?: string | undefined // when the copy was read; its stored name is older than this meaning
}

/** The attributes of such a copy. */
export const organisationAttributes = () => ({
  learnerId: string().optional(),
  orgPath: string().optional(),
  jobLevel: string().enum('provincial', 'bureau', 'division', 'section', 'clerk').optional(),
  joinedAt: string().optional(),
})

export const followersPartition = (shard: number) => `FOLLOWERS#${twoDigits(shard)}`
export const followerSortKey = (openid: string) => `FOLLOWER#${openid}`

// M1  followers of a shard, sorted by openid   Query  pk = FOLLOWERS#shard, sk > FOLLOWER#openid
export const FollowerEntity = new Entity({
  name: 'Follower',
  table,
  timestamps: false,
  schema: item({
    shard: number().key(),
    openid: string().key(),
    unionid: string().optional(),
    followedAt: string(),
    welcomedAt: string().optional(),
    unreachable: string().optional(), // the errcode with which WeChat said that the openid cannot be reached
    // the campaign that found it: a page it sends again still counts the follower
    unreachableIn: string().optional(),
    ...organisationAttributes(),
  }),
  computeKey: ({ shard, openid }) => ({ pk: followersPartition(shard), sk: followerSortKey(openid) }),
})
export const followersAfter = FollowerEntity.build(AccessPattern)
  .schema(map({ shard: number(), after: string(), through: string() }))
  .pattern(({ shard, after, through }) => ({
    partition: followersPartition(shard),
    range: { between: [followerSortKey(after), followerSortKey(through)] },
  }))
  .options({ entityAttrFilter: false })
  .meta({ title: 'M1' })

// M2  the follower of a unionid   GetItem  pk = FOLLOWER-UNION#unionid, sk = FOLLOWER
export const FollowerUnionEntity = new Entity({
  name: 'FollowerUnion',
  table,
  timestamps: false,
  schema: item({ unionid: string().key(), openid: string() }),
  computeKey: ({ unionid }) => ({ pk: `FOLLOWER-UNION#${unionid}`, sk: 'FOLLOWER' }),
})
