import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { absent, conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import type { TreeHead } from '../checkpoint/note'
import { fromBase64, toBase64, toTreeHeadAttributes } from './attributes'
import { LogHeadEntity } from './entity'

export interface LogHead extends TreeHead {
  edge: Buffer[] // compact range of the tree
}

/** Where the log ends, read consistently; undefined before the first seal. */
export async function findLogHead(): Promise<LogHead | undefined> {
  const { Item } = await LogHeadEntity.build(GetItemCommand).key({}).options({ consistent: true }).send()
  if (!Item) return undefined
  return {
    ...Item,
    root: fromBase64(Item.root),
    edge: Item.edge.map(fromBase64),
    previousRoot: fromBase64(Item.previousRoot),
  }
}

/**
 * The one write that makes the log longer. Returns false if another run has moved the head since `from` was
 * read.
 */
export function moveLogHead(next: LogHead, from: LogHead | undefined): Promise<boolean> {
  const condition = from ? equals('size', from.size) : absent('size')
  return conditionHeld(
    LogHeadEntity.build(PutItemCommand)
      .item({ ...toTreeHeadAttributes(next), edge: next.edge.map(toBase64) })
      .options({ condition })
      .send(),
  )
}
