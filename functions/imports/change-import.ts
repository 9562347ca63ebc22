import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { unavailableError } from '../core/transient-error'
import { openImport } from './open-import'
import { saveImport } from './store/imports'
import type { RevisionedImport, StoredImport } from './stored-import'

const ATTEMPTS_MAX = 10

/**
 * Changes an import of the caller in whatever revision it is, because a pass under way changes it all the
 * time. `change` returns what differs, or undefined to leave it as it is, and may refuse.
 */
export async function changeImport(
  importId: string,
  actor: Actor,
  refuse: Refuse<'imports/not-found'>,
  now: Date,
  change: (found: RevisionedImport) => Partial<StoredImport> | undefined,
): Promise<RevisionedImport> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const found = await openImport(importId, actor, refuse)
    const changes = change(found)
    if (!changes) return found
    const { revision, ...before } = found
    const saved = await saveImport({ ...before, ...changes, updatedAt: now.toISOString() }, revision)
    if (saved) return saved
  }
  throw unavailableError(`an import was changed by others ${ATTEMPTS_MAX} times in a row`)
}
