import { RefusedRow } from '@zhixing/shared/imports/contract'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { StoredImport } from '../stored-import'

// X1  an import of its owner   GetItem, Query newest first, PutItem IF revision
//     pk = IMPORTS-OF#ownerId, sk = IMPORT#importId
export const ImportEntity = new Entity({
  name: 'Import',
  table,
  timestamps: false,
  schema: item({
    ownerId: string().key(),
    importId: string().key(),
    revision: number(),
    document: jsonAttribute(StoredImport),
  }),
  computeKey: ({ ownerId, importId }) => ({ pk: `IMPORTS-OF#${ownerId}`, sk: `IMPORT#${importId}` }),
})

// X2  the refused rows of a batch of a pass   PutItem, Query in order
//     pk = IMPORT#importId, sk = REFUSED#pass#batch
export const RefusedRowsEntity = new Entity({
  name: 'RefusedRows',
  table,
  timestamps: false,
  schema: item({
    importId: string().key(),
    pass: string().key(),
    batch: number().key(),
    refused: jsonAttribute(z.array(RefusedRow)),
    expiresAt: number(), // seconds since 1970, when the table may delete it
  }),
  computeKey: ({ importId, pass, batch }) => ({
    pk: `IMPORT#${importId}`,
    sk: `REFUSED#${pass}#${String(batch).padStart(6, '0')}`,
  }),
})
