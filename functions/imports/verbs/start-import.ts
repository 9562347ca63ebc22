import * as contract from '@zhixing/shared/imports/contract'
import { endpoint } from '../../core/http/endpoint'
import { toImportView } from '../import-view'
import { openImport } from '../open-import'
import { enqueueImport } from '../queue-message'
import { recordImportStep } from '../record-import'
import { saveImport } from '../store/imports'
import { noProgress, type RevisionedImport } from '../stored-import'

export const startImport = endpoint(contract.startImport, async ({ input, actor, now, refuse }) => {
  const found = await openImport(input.importId, actor, refuse)
  const start = async () => {
    if (found.revision !== input.revision) throw refuse('request/stale')
    const goesOn = found.state === 'stopped' && found.pass === 'import'
    if (!goesOn && found.state !== 'checked') throw refuse('imports/wrong-state')
    const saved = await saveImport(toImporting(found, goesOn, now), found.revision)
    return saved ?? openImport(input.importId, actor, refuse) // the answer to this write may have been lost
  }
  // One that is under way: a repeat, or one whose worker was lost.
  const stored = found.state === 'importing' ? found : await start()
  if (stored.state !== 'importing') throw refuse('request/stale')
  await recordImportStep(stored, { step: 'started', changeId: 'started', network: actor.network }, now)
  await enqueueImport(stored)
  return toImportView(stored)
})

function toImporting({ revision: _, ...found }: RevisionedImport, goesOn: boolean, now: Date) {
  const fresh = {
    progress: noProgress(found.rows),
    firstRefused: [],
  }
  const state = {
    state: 'importing' as const,
    pass: 'import' as const,
    reason: undefined,
    resultOpens: false,
  }
  return { ...found, ...(goesOn ? {} : fresh), ...state, updatedAt: now.toISOString() }
}
