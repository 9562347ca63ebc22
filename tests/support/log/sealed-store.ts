import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { environment } from '@zhixing/functions/core/environment'
import { type LogKey, toLogKey } from '@zhixing/functions/log/checkpoint/log-key'
import { type FsckCheck, fsck } from '@zhixing/functions/log/fsck/fsck'
import { takeSnapshot } from '@zhixing/functions/log/fsck/snapshot'
import { leafHashOf } from '@zhixing/functions/log/leaf/leaf'
import { seal } from '@zhixing/functions/log/seal'
import { useOwnTable } from '../engine/own-table'
import { recordEntries } from './given'

/** A copy of the table and of the lodged files: rows by key, texts by file name. */
export interface SealedStore {
  rows: Map<string, StoredRow>
  lodged: Map<string, string>
}

export async function* scanRows(): AsyncGenerator<StoredRow> {
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const command = new ScanCommand({
      TableName: environment.tableName,
      ConsistentRead: true,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    })
    const { Items = [], LastEvaluatedKey } = await documentClient.send(command)
    yield* Items as StoredRow[]
    ExclusiveStartKey = LastEvaluatedKey
  } while (ExclusiveStartKey)
}

export const rowKeyOf = ({ pk, sk }: { pk: string; sk: string }) => `${pk} ${sk}`

export const readLodgedFiles = (folder: string) =>
  new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

export async function copyStore(folder: string): Promise<SealedStore> {
  const rows = new Map<string, StoredRow>()
  for await (const row of scanRows()) rows.set(rowKeyOf(row), row)
  return { rows, lodged: readLodgedFiles(folder) }
}

/**
 * `days[n]` entries recorded and sealed on day n, and two unsealed ones, in a table of its own until `leave`.
 */
export async function aSealedStore(
  days: number[],
  learners: number,
): Promise<{ store: SealedStore; folder: string; leave: () => void }> {
  const { checkpoints: folder, leave } = await useOwnTable()
  for (const [day, count] of days.entries()) {
    await recordEntries(count, learners)
    await seal(new Date(Date.UTC(2026, 10, 20 + day, 18)))
  }
  await recordEntries(2)
  return { store: await copyStore(folder), folder, leave }
}

// Copies of a store share the rows that were not tampered with, so each of those is hashed once.
const hashes = new WeakMap<StoredRow, Buffer>()
export function hashOnce(entry: StoredRow): Buffer {
  const hash = hashes.get(entry) ?? leafHashOf(entry)
  hashes.set(entry, hash)
  return hash
}

export const runFsck = async ({ rows, lodged }: SealedStore, without?: FsckCheck) =>
  fsck(await takeSnapshot(rows.values(), hashOnce), lodged, publicLogKey(), without)

export const publicLogKey = (): LogKey => toLogKey(environment.logName, environment.logKey)
