import { environment } from '../core/environment'
import type { TableFile } from '../core/spreadsheet/read-table'
import { UnreadableFileError } from '../core/spreadsheet/unreadable-file'
import { openObject } from '../core/storage/open-object'
import type { StoredImport } from './stored-import'

/** Where the uploaded file is; by its hash, so that no other file can take its place. */
export const uploadUrlOf = ({ ownerId, sha256 }: Pick<StoredImport, 'ownerId' | 'sha256'>): URL =>
  new URL(`/spreadsheets/imports/${ownerId}/${sha256}`, environment.spreadsheetsUrl)

/** Of a file made in the format of the one uploaded. */
export const extensionOf = ({ format }: Pick<StoredImport, 'format'>): string =>
  format === 'workbook' ? 'xlsx' : 'csv'

export const resultUrlOf = (stored: StoredImport): URL => {
  const { ownerId, importId, pass } = stored
  const extension = extensionOf(stored)
  return new URL(
    `/spreadsheets/results/${ownerId}/${importId}-${pass}.${extension}`,
    environment.spreadsheetsUrl,
  )
}

export const templateUrl = (): URL =>
  new URL('/spreadsheets/templates/roster.xlsx', environment.spreadsheetsUrl)

/** The uploaded file. Opening it throws `UnreadableFileError` if it is not there. */
export const tableFileOf = (stored: StoredImport): TableFile => ({
  bytes: stored.bytes,
  open: async () => {
    const body = await openObject(uploadUrlOf(stored))
    if (!body) throw new UnreadableFileError('empty')
    return body
  },
})
