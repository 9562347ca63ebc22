import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { changeImport } from '../change-import'
import { toImportView } from '../import-view'
import { recordImportStep } from '../record-import'

const STOPPED_BY_OWNER = '您中止了这次操作'

export const stopImport = endpoint(contract.stopImport, async ({ input, actor, now, refuse }) => {
  const stored = await changeImport(input.importId, actor, refuse, now, ({ state }) => {
    if (state === 'stopped') return undefined
    if (state !== 'checking' && state !== 'importing') throw refuse('imports/wrong-state')
    return { state: 'stopped', reason: STOPPED_BY_OWNER }
  })
  if (stored.pass === 'import') {
    const changeId = `stopped-${stored.revision}`
    await recordImportStep(stored, { step: 'stopped', changeId, network: actor.network }, now)
  }
  return toImportView(stored)
})
