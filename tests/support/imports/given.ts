import { createHash } from 'node:crypto'
import { handler } from '@zhixing/functions/imports/work'
import {
  checkImport,
  createImport,
  getImport,
  readImport,
  startImport,
} from '@zhixing/shared/imports/contract'
import { findFieldByTitle, type ImportField } from '@zhixing/shared/imports/fields'
import { ulid } from 'ulid'
import type { anAdministrator, Organisation } from '../identity/given'
import { request } from '../request'

type Owner = Awaited<ReturnType<typeof anAdministrator>>

export const titles = '姓名,学员编号,手机号,职级'

/** Rows that are refused for their code alone, which costs no request. */
export const manyRefused = (count: number) => Array.from({ length: count }, (_, row) => `人${row},1,,科员`)

export const csvOf = (...rows: string[]): Buffer => Buffer.from(rows.join('\r\n'))

/** Delivers the queue's message as often as the import goes on by itself. `remainingMs`: of each invocation. */
export async function deliver(owner: Owner, importId: string, remainingMs = 60_000): Promise<void> {
  const body = JSON.stringify({ kind: 'import', ownerId: owner.learnerId, importId })
  const context = { getRemainingTimeInMillis: () => remainingMs }
  const { batchItemFailures } = await handler({ Records: [{ messageId: '1', body }] } as never, context)
  if (batchItemFailures.length > 0) throw new Error('the message failed; its error is in the log')
}

/** A file that was uploaded and read. */
export async function aReadImport(file: Buffer, owner: Owner, fileName = '名册.csv') {
  const importId = ulid()
  const sha256 = createHash('sha256').update(file).digest('hex')
  const created = await request(createImport, { importId, fileName, bytes: file.length, sha256 }, owner)
  const { uploadUrl, headers } = created.body.upload
  const put = await fetch(uploadUrl, { method: 'PUT', headers, body: new Uint8Array(file) })
  if (!put.ok) throw new Error(`the bucket answered ${put.status}`)
  await request(readImport, { importId }, owner)
  await deliver(owner, importId)
  return viewOf(importId, owner)
}

export const viewOf = async (importId: string, owner: Owner) =>
  (await request(getImport, { importId }, owner)).body

/** The same, with every row checked under the fields that its titles name. */
export async function aCheckedImport(file: Buffer, owner: Owner, unit: Organisation = owner.organisation) {
  const { importId, revision, columns } = await aReadImport(file, owner)
  const fields = columns.map(({ title }) => findFieldByTitle(title) ?? null) as (ImportField | null)[]
  const { organisationId } = unit
  await request(checkImport, { importId, revision, organisationId, fields }, owner)
  await deliver(owner, importId)
  return viewOf(importId, owner)
}

/** Starts a checked or stopped import and lets it run to its end. */
export async function runImport(owner: Owner, importId: string, revision: number) {
  await request(startImport, { importId, revision }, owner)
  await deliver(owner, importId)
  return viewOf(importId, owner)
}
