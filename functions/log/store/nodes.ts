import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import type { TreeNode } from '../merkle/compact-tree'
import { fromBase64, toBase64 } from './attributes'
import { BLOCK_LEVELS, LogNodeEntity, nodesOfBlock } from './entity'

/**
 * Of the levels above the leaves every eighth is stored; the others are computed from the level below them.
 */
export const isStoredNode = ({ level }: Pick<TreeNode, 'level'>) => level > 0 && level % BLOCK_LEVELS === 0

export const putNode = ({ level, index, hash }: TreeNode) =>
  LogNodeEntity.build(PutItemCommand)
    .item({ level, index, hash: toBase64(hash) })
    .send()

/** Up to 256 nodes of a level: those of the given block. */
export async function listNodes(level: number, block: number): Promise<TreeNode[]> {
  const { Items = [] } = await nodesOfBlock.query({ level, block }).send()
  return Items.map(({ index, hash }) => ({ level, index, hash: fromBase64(hash) }))
}
