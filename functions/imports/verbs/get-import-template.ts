import * as contract from '@zhixing/shared/imports/contract'
import { fieldTitles, importFields } from '@zhixing/shared/imports/fields'
import { endpoint } from '../../core/http/endpoint'
import { writeTable } from '../../core/spreadsheet/write-table'
import { createReadAddress } from '../../core/storage/file-address'
import { putFile } from '../../core/storage/put-file'
import { requireRole } from '../../identity/api'
import { templateUrl } from '../table-file'
import { contentTypes } from '../write-result'

/** The file is made anew each time, so that it always has the titles of this version. */
export const getImportTemplate = endpoint(contract.getImportTemplate, async ({ actor, now }) => {
  await requireRole(actor, 'system')
  const header = importFields.map((field) => fieldTitles[field])
  const template = writeTable({ sheetName: '学员名册', header, rows: [] }, 'workbook')
  await putFile(templateUrl(), template, contentTypes.workbook, now)
  return createReadAddress(templateUrl(), '学员名册模板.xlsx', now)
})
