import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { toImportView } from '../import-view'
import { openImport } from '../open-import'

export const getImport = endpoint(contract.getImport, async ({ input, actor, refuse }) =>
  toImportView(await openImport(input.importId, actor, refuse)),
)
