import type { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, expect, jest, test } from '@jest/globals'
import {
  deleteRows,
  getRows,
  putRows,
  readPartition,
  type StoredRow,
  writeRequests,
} from '@zhixing/functions/core/dynamodb/rows'
import { documentClient, table } from '@zhixing/functions/core/dynamodb/table'
import { isTransient } from '@zhixing/functions/core/transient-error'
import { Entity } from 'dynamodb-toolbox/entity'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { ulid } from 'ulid'

afterEach(() => void jest.restoreAllMocks())

/** No delays: the retries of unprocessed rows are provoked here. */
const withoutDelays = () =>
  jest.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void) => {
    setImmediate(run)
    return 0
  }) as unknown as typeof setTimeout)

const rowsOf = (pk: string, count: number): StoredRow[] =>
  Array.from({ length: count }, (_, index) => ({ pk, sk: `${index}`.padStart(5, '0'), index }))

async function readAll(pk: string, pageSize?: number, projection?: string) {
  const rows: StoredRow[] = []
  for await (const row of readPartition(pk, pageSize, projection)) rows.push(row)
  return rows
}

test('rows are put, read in key order over several pages, read by key, and deleted', async () => {
  const pk = `TEST-ROWS#${ulid()}`
  const rows = rowsOf(pk, 230)
  await putRows(rows)
  expect(await readAll(pk, 100)).toEqual(rows)
  const keys = rows.map(({ sk }) => ({ pk, sk }))
  const found = await getRows([...keys, { pk, sk: 'absent' }])
  expect(found.toSorted((one, other) => (one.sk < other.sk ? -1 : 1))).toEqual(rows)
  await deleteRows(keys.slice(1))
  expect(await readAll(pk)).toEqual(rows.slice(0, 1))
})

test('a projection returns the named attributes only', async () => {
  const pk = `TEST-ROWS#${ulid()}`
  await putRows(rowsOf(pk, 1))
  expect(await getRows([{ pk, sk: '00000' }], 'pk, sk')).toEqual([{ pk, sk: '00000' }])
  expect(await readAll(pk, 10, 'sk')).toEqual([{ sk: '00000' }])
})

test('requests of an entity are written with its keys', async () => {
  const TestEntity = new Entity({
    name: 'TestRow',
    table,
    timestamps: false,
    schema: item({ id: string().key(), index: number() }),
    computeKey: ({ id }) => ({ pk: `TEST-ROWS#${id}`, sk: 'ROW' }),
  })
  const id = ulid()
  await writeRequests([TestEntity.build(BatchPutRequest).item({ id, index: 7 })])
  expect(await readAll(`TEST-ROWS#${id}`)).toMatchObject([{ sk: 'ROW', _et: 'TestRow', id, index: 7 }])
})

test('rows that the table leaves unprocessed are retried until all are written and read', async () => {
  withoutDelays()
  const pk = `TEST-ROWS#${ulid()}`
  const rows = rowsOf(pk, 5)
  const send = documentClient.send.bind(documentClient) as (command: object) => Promise<object>
  // Each call processes the first row of its batch only.
  jest.spyOn(documentClient, 'send').mockImplementation((async (
    command: BatchGetCommand | BatchWriteCommand,
  ) => {
    const [[name, batch]] = Object.entries(command.input.RequestItems ?? {}) as [[string, unknown]]
    const isWrite = Array.isArray(batch)
    const entries = isWrite ? batch : (batch as { Keys: object[] }).Keys
    const part = (kept: object[]) => (isWrite ? kept : { ...(batch as object), Keys: kept })
    const Command = command.constructor as new (input: object) => object
    const output = await send(new Command({ RequestItems: { [name]: part(entries.slice(0, 1)) } }))
    const rest = entries.length > 1 ? { [name]: part(entries.slice(1)) } : {}
    return { ...output, [isWrite ? 'UnprocessedItems' : 'UnprocessedKeys']: rest }
  }) as unknown as typeof documentClient.send)
  await putRows(rows)
  const found = await getRows(rows.map(({ sk }) => ({ pk, sk })))
  expect(found.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4])
})

test('rows that the table never processes end in a transient error after ten attempts', async () => {
  withoutDelays()
  const send = jest.spyOn(documentClient, 'send').mockImplementation((async (command: BatchWriteCommand) => ({
    UnprocessedItems: command.input.RequestItems,
  })) as unknown as typeof documentClient.send)
  const error = await putRows(rowsOf('TEST-ROWS', 1)).catch((thrown: unknown) => thrown)
  expect(isTransient(error)).toBe(true)
  expect(send).toHaveBeenCalledTimes(10)
})
