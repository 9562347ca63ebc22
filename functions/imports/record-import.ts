import { recordChange } from '../core/audit/record-change'
import { findLearner, findOrganisation } from '../identity/api'
import type { RevisionedImport } from './stored-import'

type ImportStep = 'started' | 'finished' | 'stopped'

interface StepFacts {
  step: ImportStep
  /** Tells two steps of one kind apart. */
  changeId: string
  network?: string | undefined
  comment?: string
}

/** Records a step of an import in the audit log; each person who changed has a line of their own. */
export async function recordImportStep(stored: RevisionedImport, facts: StepFacts, now: Date): Promise<void> {
  const { ownerId, importId, fileName, organisationId = '', updatedAt } = stored
  const { step, changeId, network, comment } = facts
  const [owner, organisation] = await Promise.all([findLearner(ownerId), findOrganisation(organisationId)])
  const change = {
    kind: 'rosterImport' as const,
    objectId: importId,
    title: fileName,
    scope: organisation?.orgPath ?? owner?.orgPath ?? '',
    action: `imports/${step}`,
    changeId,
    at: updatedAt,
    byId: ownerId,
    by: owner?.name ?? '',
    network,
    comment,
  }
  await recordChange(change, now)
}
