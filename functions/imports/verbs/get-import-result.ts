import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { log } from '../../core/log'
import { createReadAddress } from '../../core/storage/file-address'
import { openImport } from '../open-import'
import { extensionOf, resultUrlOf } from '../table-file'

export const getImportResult = endpoint(contract.getImportResult, async ({ input, actor, now, refuse }) => {
  const stored = await openImport(input.importId, actor, refuse)
  if (!stored.resultOpens) throw refuse('imports/no-result')
  log.access({ event: 'import-result-opened', import: stored.importId, by: actor.learnerId })
  const name = stored.fileName.replace(/\.[^.]*$/, '')
  return createReadAddress(resultUrlOf(stored), `${name}-退回的行.${extensionOf(stored)}`, now)
})
