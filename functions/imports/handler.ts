import { serve } from '../core/http/endpoint'
import { checkImport } from './verbs/check-import'
import { createImport } from './verbs/create-import'
import { getImport } from './verbs/get-import'
import { getImportResult } from './verbs/get-import-result'
import { getImportTemplate } from './verbs/get-import-template'
import { listImports } from './verbs/list-imports'
import { readImport } from './verbs/read-import'
import { startImport } from './verbs/start-import'
import { stopImport } from './verbs/stop-import'

export const handler = serve(
  createImport,
  readImport,
  checkImport,
  startImport,
  stopImport,
  getImport,
  listImports,
  getImportResult,
  getImportTemplate,
)
