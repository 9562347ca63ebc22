import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

/** Leaves of one subtree that is complete for ever: the least that is read of the tree at once. */
export const BLOCK = 256
export const BLOCK_LEVELS = 8 // 2 ** 8 = 256

const placeOf = (index: number) => String(index).padStart(12, '0')

// L1  where the log ends   GetItem  pk = LOG, sk = HEAD, consistent; moved IF size is the one that was read, or IF there is none
export const LogHeadEntity = new Entity({
  name: 'LogHead',
  table,
  timestamps: false,
  schema: item({
    log: string().const('LOG').key().default('LOG'),
    size: number(),
    root: string(),
    edge: list(string()), // roots of the complete subtrees, largest first: all that an append needs
    sealedAt: string(),
    previousSize: number(),
    previousRoot: string(),
  }),
  computeKey: () => ({ pk: 'LOG', sk: 'HEAD' }),
})

// L2  leaves that were placed together   PutItem  pk = LOG#LEAVES, sk = index of the first, IF there are none: who comes first decides, for ever
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
  computeKey: ({ index }) => ({ pk: 'LOG#LEAVES', sk: placeOf(index) }),
})
export const leavesBetween = LogLeavesEntity.build(AccessPattern)
  .schema(map({ from: number(), to: number() }))
  .pattern(({ from, to }) => ({
    partition: 'LOG#LEAVES',
    range: { between: [placeOf(from), placeOf(to - 1)] },
  }))
  .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'L3' })

// L4  the nodes above a block of blocks   Query  pk = LOG#NODES#level, sk between, consistent; PutItem, the same whoever puts it
export const LogNodeEntity = new Entity({
  name: 'LogNode',
  table,
  timestamps: false,
  schema: item({ level: number().key(), index: number().key(), hash: string() }),
  computeKey: ({ level, index }) => ({ pk: `LOG#NODES#${level}`, sk: placeOf(index) }),
})
export const nodesOfBlock = LogNodeEntity.build(AccessPattern)
  .schema(map({ level: number(), block: number() }))
  .pattern(({ level, block }) => ({
    partition: `LOG#NODES#${level}`,
    range: { between: [placeOf(block * BLOCK), placeOf((block + 1) * BLOCK - 1)] },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'L4' })

// L5  a checkpoint   PutItem, GetItem  pk = LOG#CHECKPOINTS, sk = size; put IF there is none
// L6  the newest checkpoint   Query  pk = LOG#CHECKPOINTS, backwards, one, consistent
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
    verifierKey: string(), // of who signed it, so that nobody who only reads needs the key that signs
    note: string(),
  }),
  computeKey: ({ size }) => ({ pk: 'LOG#CHECKPOINTS', sk: placeOf(size) }),
})
export const newestCheckpoint = CheckpointEntity.build(AccessPattern)
  .schema(map({}))
  .pattern(() => ({ partition: 'LOG#CHECKPOINTS' }))
  .options({ consistent: true, entityAttrFilter: false, reverse: true, limit: 1 })
  .meta({ title: 'L6' })

// L7  the place of an entry in the log   GetItem  pk = SEALED#learner, sk = that of the entry; written in batches, the same whoever writes it
//     A row of three attributes and no entity: there is one for every entry ever sealed (entry-key.ts, bulk-store.ts)
