import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { requireRole } from '../identity/api'
import { findImport } from './store/imports'
import type { RevisionedImport } from './stored-import'

/** An import of the caller, who must still keep a roster. An import of another administrator is not found. */
export async function openImport(
  importId: string,
  actor: Actor,
  refuse: Refuse<'imports/not-found'>,
): Promise<RevisionedImport> {
  await requireRole(actor, 'system')
  const found = await findImport(actor.learnerId, importId)
  if (!found) throw refuse('imports/not-found')
  return found
}
