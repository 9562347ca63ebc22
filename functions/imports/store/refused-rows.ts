import { expiryAfterDays } from '@zhixing/shared/calendar'
import type { RefusedRow } from '@zhixing/shared/imports/contract'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../../core/dynamodb/table'
import type { ImportPass } from '../stored-import'
import { RefusedRowsEntity } from './entity'

const KEPT_DAYS = 90

interface Batch {
  importId: string
  pass: ImportPass
  batch: number
}

/** Repeating it replaces what the same batch said before. */
export async function putRefusedRows(batch: Batch, refused: RefusedRow[], now: Date): Promise<void> {
  const expiresAt = expiryAfterDays(now, KEPT_DAYS)
  await RefusedRowsEntity.build(PutItemCommand)
    .item({ ...batch, refused, expiresAt })
    .send()
}

/** Pattern X2: the refused rows of a pass in the order of the file, a page at a time. */
export async function* refusedRowsOf(importId: string, pass: ImportPass): AsyncGenerator<RefusedRow> {
  let after: Record<string, unknown> | undefined
  do {
    const page = await table
      .build(QueryCommand)
      .entities(RefusedRowsEntity)
      .query({ partition: `IMPORT#${importId}`, range: { beginsWith: `REFUSED#${pass}#` } })
      .options({ consistent: true, ...(after && { exclusiveStartKey: after }) })
      .send()
    for (const { refused } of page.Items ?? []) yield* refused
    after = page.LastEvaluatedKey
  } while (after)
}
