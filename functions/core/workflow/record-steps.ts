import type { Change } from '../audit/change-line'
import { recordChange } from '../audit/record-change'
import type { StoredStep } from './history'

/** The document as the audit log names it. */
export type AuditedDocument = Pick<Change, 'kind' | 'objectId' | 'title' | 'scope'> & { module: string }

/** A crash between a step and its line leaves the last step without one; the next step records both. */
const STEPS_RECORDED = 2

/** Records the last steps in the audit log; those that are there already add nothing. */
export async function recordSteps(
  history: readonly StoredStep[],
  { module, ...document }: AuditedDocument,
  now: Date,
): Promise<void> {
  for (const { step, revision, at, by, byId, network, comment } of history.slice(-STEPS_RECORDED)) {
    const facts = { at, by, byId, network, comment }
    await recordChange({ ...document, ...facts, action: `${module}/${step}`, changeId: `${revision}` }, now)
  }
}
