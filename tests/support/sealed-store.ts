import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { keyOf, type LogKey } from '@zhixing/functions/credits/checkpoint'
import type { Stored } from '@zhixing/functions/credits/leaf'
import { environment } from '@zhixing/functions/environment'
import { documentClient } from '@zhixing/functions/table'

/** Ledger, log and what lies outside, taken down from the engine: rows by key, files by name. */
export interface SealedStore {
  rows: Map<string, Stored>
  lodged: Map<string, string>
}

export async function* scanned(): AsyncGenerator<Stored> {
  for (let ExclusiveStartKey: Record<string, unknown> | undefined, first = true; first || ExclusiveStartKey; first = false) {
    const command = new ScanCommand({
      TableName: environment.tableName,
      ConsistentRead: true,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    })
    const { Items = [], LastEvaluatedKey } = await documentClient.send(command)
    yield* Items as Stored[]
    ExclusiveStartKey = LastEvaluatedKey
  }
}

export const rowName = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`
export const lodgedIn = (folder: string) => new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

export async function takenDown(folder: string): Promise<SealedStore> {
  const rows = new Map<string, Stored>()
  for await (const row of scanned()) rows.set(rowName(row), row)
  return { rows, lodged: lodgedIn(folder) }
}

export const publicLogKey = (): LogKey => keyOf(environment.logName, environment.logKey)
