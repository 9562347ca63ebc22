import { createHash } from 'node:crypto'

export const SHARDS = 16

/** A person is always in the same shard, because WeChat refuses concurrent sends to one person (43108). */
export const laneShardOf = (openid: string) => (createHash('sha256').update(openid).digest()[0] ?? 0) % SHARDS
