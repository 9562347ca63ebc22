import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import {
  CHECKPOINTS_PARTITION,
  checkpointKeyOf,
  HEAD_KEY,
  indexText,
  LEAVES_PARTITION,
  leavesKeyOf,
  nodeKeyOf,
  nodesPartition,
} from './keys'

/** A block is a complete subtree of 256 leaves: the least that is read of the tree at once. */
export const BLOCK_LEAVES = 256
export const BLOCK_LEVELS = 8 // 2 ** 8 = 256

// L1  where the log ends
//     GetItem  pk = LOG, sk = HEAD, consistent; moved IF `size` is the one that was read, or IF absent
export const LogHeadEntity = new Entity({
  name: 'LogHead',
  table,
  timestamps: false,
  schema: item({
    log: string().const('LOG').key().default('LOG'),
    size: number(),
    root: string(),
    edge: list(string()), // compact range: roots of the complete subtrees, largest first
    sealedAt: string(),
    previousSize: number(),
    previousRoot: string(),
  }),
  computeKey: () => HEAD_KEY,
})

// L2  a group of leaves, all in one block
//     PutItem  pk = LOG#LEAVES, sk = index of the first, IF absent: the first writer decides for ever
// L3  the leaves of one block   Query  pk = LOG#LEAVES, sk between its first and its last index, consistent
export const LogLeavesEntity = new Entity({
  name: 'LogLeaves',
  table,
  timestamps: false,
  schema: item({
    index: number().key(),
    keys: string(), // of their entries, one a line
    hashes: string(), // of the leaves, 32 bytes each, in base64
  }),
  computeKey: ({ index }) => leavesKeyOf(index),
})
export const leafGroupsBetween = LogLeavesEntity.build(AccessPattern)
  .schema(map({ from: number(), to: number() }))
  .pattern(({ from, to }) => ({
    partition: LEAVES_PARTITION,
    range: { between: [indexText(from), indexText(to - 1)] },
  }))
  .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'L3' })

// L4  nodes of every eighth level, 256 at a time
//     Query  pk = LOG#NODES#level, sk between, consistent
//     PutItem without a condition, because every writer writes the same
export const LogNodeEntity = new Entity({
  name: 'LogNode',
  table,
  timestamps: false,
  schema: item({ level: number().key(), index: number().key(), hash: string() }),
  computeKey: ({ level, index }) => nodeKeyOf(level, index),
})
export const nodesOfBlock = LogNodeEntity.build(AccessPattern)
  .schema(map({ level: number(), block: number() }))
  .pattern(({ level, block }) => ({
    partition: nodesPartition(level),
    range: { between: [indexText(block * BLOCK_LEAVES), indexText((block + 1) * BLOCK_LEAVES - 1)] },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'L4' })

// L5  a checkpoint   PutItem IF absent, GetItem  pk = LOG#CHECKPOINTS, sk = size
// L6  the latest checkpoint   Query  pk = LOG#CHECKPOINTS, backwards, one, consistent
export const CheckpointEntity = new Entity({
  name: 'Checkpoint',
  table,
  timestamps: false,
  schema: item({
    size: number().key(),
    logName: string(),
    root: string(),
    sealedAt: string(),
    previousSize: number(),
    previousRoot: string(),
    algorithm: string(),
    verifierKey: string(), // of the signing key, so that functions that only read need no secret
    note: string(),
  }),
  computeKey: ({ size }) => checkpointKeyOf(size),
})
export const latestCheckpoint = CheckpointEntity.build(AccessPattern)
  .schema(map({}))
  .pattern(() => ({ partition: CHECKPOINTS_PARTITION }))
  .options({ consistent: true, entityAttrFilter: false, reverse: true, limit: 1 })
  .meta({ title: 'L6' })

// L7  the index of an entry in the log
//     GetItem  pk = SEALED#learner, sk = sort key of the entry; written in batches without a condition
//     A plain row of three attributes, because there is one for every sealed entry (sealed-positions.ts).
