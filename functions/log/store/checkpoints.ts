import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import type { TreeHead } from '../checkpoint/note'
import { type SignedNote, toCheckpointAttributes } from './attributes'
import { CheckpointEntity, latestCheckpoint } from './entity'

export const putCheckpoint = (head: TreeHead, signed: SignedNote): Promise<boolean> =>
  putIfAbsent(CheckpointEntity, toCheckpointAttributes(head, signed))

export async function findCheckpoint(size: number) {
  const { Item } = await CheckpointEntity.build(GetItemCommand)
    .key({ size })
    .options({ consistent: true })
    .send()
  return Item
}

export async function findLatestCheckpoint() {
  const { Items = [] } = await latestCheckpoint.query({}).send()
  return Items[0]
}
