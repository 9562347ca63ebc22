import type { ChangedKind } from '@zhixing/shared/audit/change'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../dynamodb/table'
import type { LastKey } from '../http/cursor'
import type { ChangeLine } from './change-line'
import { ChangeLineEntity, changesOfObject, dayPartitionOf, objectKeyOf } from './entity'

interface LinePage {
  lines: ChangeLine[]
  /** Where the next page starts after; undefined on the last page. */
  lastKey: LastKey | undefined
}

/** Pattern H1: a page of the changes of one object, newest first. */
export async function listChangesOf(
  object: { kind: ChangedKind; objectId: string },
  after: LastKey | undefined,
  limit = 20,
): Promise<LinePage> {
  const { Items = [], LastEvaluatedKey } = await changesOfObject
    .query({ object: objectKeyOf(object) })
    .options((options) => ({ ...options, limit, ...(after && { exclusiveStartKey: after }) }))
    .send()
  return { lines: Items.map(({ line }) => line), lastKey: LastEvaluatedKey }
}

interface DayQuestion {
  province: string
  day: string
  after?: LastKey | undefined
  limit?: number | undefined
  isOldestFirst?: boolean | undefined
}

/** Pattern H2: a page of the changes recorded on a day, newest first unless asked otherwise. */
export async function listChangesOn({
  province,
  day,
  after,
  limit = 50,
  isOldestFirst = false,
}: DayQuestion): Promise<LinePage> {
  const { Items = [], LastEvaluatedKey } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition: dayPartitionOf(province, day) })
    .options({ reverse: !isOldestFirst, limit, ...(after && { exclusiveStartKey: after }) })
    .send()
  const lines = await Promise.all((Items as { gsi1sk: string }[]).map(({ gsi1sk }) => findLine(gsi1sk)))
  return { lines: lines.filter((line) => line !== undefined), lastKey: LastEvaluatedKey }
}

/** Undefined if the line was removed: `fsck` names it. */
async function findLine(gsi1sk: string): Promise<ChangeLine | undefined> {
  const [_recordedAt, kind, objectId, number] = gsi1sk.split('#')
  const { Item } = await ChangeLineEntity.build(GetItemCommand)
    .key({ object: `${kind}#${objectId}`, number: Number(number) })
    .options({ consistent: true })
    .send()
  return Item?.line
}
