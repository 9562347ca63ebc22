import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { table } from '../../core/dynamodb/table'
import type { RevisionedImport, StoredImport } from '../stored-import'
import { ImportEntity } from './entity'

const LISTED_MAX = 50

/** Pattern X1. */
export async function findImport(ownerId: string, importId: string): Promise<RevisionedImport | undefined> {
  const found = await findDocument(ImportEntity, { ownerId, importId })
  return found && { ...found.document, revision: found.revision }
}

/** Compare-and-set. Returns the import under its new revision, or undefined if it was changed since. */
export async function saveImport(
  next: StoredImport,
  seenRevision: number,
): Promise<RevisionedImport | undefined> {
  const { ownerId, importId } = next
  const revision = await putRevision(ImportEntity, { ownerId, importId, document: next }, seenRevision)
  return revision === undefined ? undefined : { ...next, revision }
}

/** Pattern X1: newest first, at most fifty. */
export async function listImports(ownerId: string): Promise<RevisionedImport[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .entities(ImportEntity)
    .query({ partition: `IMPORTS-OF#${ownerId}`, range: { beginsWith: 'IMPORT#' } })
    .options({ reverse: true, limit: LISTED_MAX, consistent: true })
    .send()
  return Items.map(({ document, revision }) => ({ ...document, revision }))
}
