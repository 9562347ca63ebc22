import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { createUploadAddress } from '../../core/storage/file-address'
import { requireRole } from '../../identity/api'
import { toImportView } from '../import-view'
import { findImport, saveImport } from '../store/imports'
import { StoredImport } from '../stored-import'
import { uploadUrlOf } from '../table-file'

const CONTENT_TYPE = 'application/octet-stream' // the bytes say what the file is

export const createImport = endpoint(contract.createImport, async ({ input, actor, now, refuse }) => {
  await requireRole(actor, 'system')
  const { importId, bytes, sha256 } = input
  const [createdAt, ownerId] = [now.toISOString(), actor.learnerId]
  const created = StoredImport.parse({
    ...input,
    ownerId,
    state: 'uploading',
    createdAt,
    updatedAt: createdAt,
  })
  const stored = (await saveImport(created, 0)) ?? (await findImport(ownerId, importId))
  const isSameFile = stored?.sha256 === sha256 && stored.bytes === bytes && stored.fileName === input.fileName
  if (!isSameFile) throw refuse('imports/exists')
  const upload = createUploadAddress(uploadUrlOf(stored), { contentType: CONTENT_TYPE, bytes, sha256 }, now)
  return { import: await toImportView(stored), upload }
})
