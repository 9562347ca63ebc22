import * as contract from '@zhixing/shared/imports/contract'
import { isMappingComplete } from '@zhixing/shared/imports/rules'
import { endpoint } from '../../core/http/endpoint'
import { requireRoleOver } from '../../identity/api'
import { toImportView } from '../import-view'
import { openImport } from '../open-import'
import { enqueueImport } from '../queue-message'
import { saveImport } from '../store/imports'
import { noProgress, type RevisionedImport } from '../stored-import'

const CHECKED_FROM = ['mapping', 'checking', 'checked', 'stopped']

type Fields = (contract.ImportColumn['field'] | null)[]

export const checkImport = endpoint(contract.checkImport, async ({ input, actor, now, refuse }) => {
  const found = await openImport(input.importId, actor, refuse)
  await requireRoleOver(actor, 'system', input.organisationId)
  if (!isMappingComplete(input.fields) || input.fields.length !== found.columns.length)
    throw refuse('imports/columns-incomplete')
  const isRepeatOf = (stored: RevisionedImport) =>
    stored.state === 'checking' &&
    stored.organisationId === input.organisationId &&
    holds(stored, input.fields)
  const check = async () => {
    if (found.revision !== input.revision) throw refuse('request/stale')
    if (!CHECKED_FROM.includes(found.state)) throw refuse('imports/wrong-state')
    const saved = await saveImport(toChecking(found, input, now), found.revision)
    return saved ?? openImport(input.importId, actor, refuse) // the answer to this write may have been lost
  }
  const stored = isRepeatOf(found) ? found : await check()
  if (!isRepeatOf(stored)) throw refuse('request/stale')
  await enqueueImport(stored)
  return toImportView(stored)
})

const holds = ({ columns }: RevisionedImport, fields: Fields) =>
  columns.every(({ field }, index) => (field ?? null) === fields[index])

function toChecking(
  { revision: _, ...found }: RevisionedImport,
  { organisationId, fields }: { organisationId: string; fields: Fields },
  now: Date,
) {
  const columns = found.columns.map(({ field: _, ...column }, index) => ({
    ...column,
    field: fields[index] ?? undefined,
  }))
  const pass = { state: 'checking' as const, pass: 'check' as const, firstRefused: [], resultOpens: false }
  const progress = noProgress(found.rows)
  return {
    ...found,
    ...pass,
    columns,
    organisationId,
    progress,
    reason: undefined,
    updatedAt: now.toISOString(),
  }
}
