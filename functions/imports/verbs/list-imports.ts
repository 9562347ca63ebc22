import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { toImportView } from '../import-view'
import { listImports as listStoredImports } from '../store/imports'

export const listImports = endpoint(contract.listImports, async ({ actor }) => {
  await requireRole(actor, 'system')
  const stored = await listStoredImports(actor.learnerId)
  return { imports: await Promise.all(stored.map(toImportView)) }
})
