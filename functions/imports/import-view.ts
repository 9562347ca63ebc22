import type { ImportView } from '@zhixing/shared/imports/contract'
import { findOrganisation } from '../identity/api'
import type { RevisionedImport } from './stored-import'

export async function toImportView(stored: RevisionedImport): Promise<ImportView> {
  const { ownerId: _, organisationId, ...shown } = stored
  const organisation = organisationId ? await findOrganisation(organisationId) : undefined
  return {
    ...shown,
    ...(organisation && {
      organisation: { organisationId: organisation.organisationId, name: organisation.name },
    }),
  }
}
