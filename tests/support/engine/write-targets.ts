import type { MeteredCall, WireCommand } from './metered-call'
import type { WireItem } from './units'

/** One item that a call writes. */
export interface WriteTarget {
  table: string
  key: WireItem
  /** The new item of a put. */
  item?: WireItem
}

/** The items a call writes; undefined if it only reads. */
export function writeTargetsOf(
  { operation, body }: MeteredCall,
  keyNames: string[],
): WriteTarget[] | undefined {
  const toPut = ({ TableName, Item }: WireCommand): WriteTarget => ({
    table: TableName,
    key: Object.fromEntries(keyNames.map((name) => [name, Item[name] ?? {}])),
    item: Item,
  })
  const toChange = ({ TableName, Key }: WireCommand): WriteTarget => ({ table: TableName, key: Key })
  if (operation === 'PutItem') return [toPut(body)]
  if (operation === 'UpdateItem' || operation === 'DeleteItem') return [toChange(body)]
  if (operation === 'BatchWriteItem')
    return Object.entries(body.RequestItems as Record<string, WireCommand[]>).flatMap(
      ([TableName, requests]) =>
        requests.map(({ PutRequest, DeleteRequest }) =>
          PutRequest ? toPut({ TableName, ...PutRequest }) : toChange({ TableName, ...DeleteRequest }),
        ),
    )
  if (operation !== 'TransactWriteItems') return undefined
  return (body.TransactItems as WireCommand[]).map(({ Put, Update, Delete, ConditionCheck }) =>
    Put ? toPut(Put) : toChange(Update ?? Delete ?? ConditionCheck),
  )
}
