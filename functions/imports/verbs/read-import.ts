import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { changeImport } from '../change-import'
import { toImportView } from '../import-view'
import { enqueueImport } from '../queue-message'

export const readImport = endpoint(contract.readImport, async ({ input, actor, now, refuse }) => {
  const stored = await changeImport(input.importId, actor, refuse, now, ({ state }) => {
    if (state === 'reading') return undefined // a repeat sends the message once more
    if (state !== 'uploading' && state !== 'unreadable') throw refuse('imports/wrong-state')
    return { state: 'reading', reason: undefined }
  })
  await enqueueImport(stored)
  return toImportView(stored)
})
