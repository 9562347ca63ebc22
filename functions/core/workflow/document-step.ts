import type { ProblemType } from '@zhixing/shared/problem'
import { type Caller, nameInHistory, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf, AnyWorkflow, Workflow, WorkflowDocument } from '@zhixing/shared/workflow/table'
import { contentHashOf } from '../content-hash'
import { type AskedStep, appendStep, type DocumentWithHistory, isLastStep } from './history'
import { type AuditedDocument, recordSteps } from './record-steps'
import { type StepRequest, takeStep } from './take-step'

/** What a step changes besides state and history, and what the caller wrote to it. */
export type StepChange<Stored> = Partial<Omit<Stored, 'state' | 'revision' | 'updatedAt' | 'history'>> & {
  comment?: string | undefined
}

interface DocumentStore<Stored extends DocumentWithHistory> extends AskedStep {
  found: Stored
  /** The caller's name, for the history. */
  findName: () => Promise<string>
  /** Runs once every check has passed; may write what has to exist before the step, and may refuse. */
  change: () => Promise<StepChange<Stored>>
  /** Compare-and-set on `next.revision`: returns the document with its new revision, or undefined. */
  save: (next: Stored) => Promise<Stored | undefined>
  findCurrent: () => Promise<Stored | undefined>
  toAudited: (stored: Stored) => AuditedDocument
}

/**
 * Takes a step of a document with revision and history, as one conditional write of the whole document, and
 * records it in the audit log.
 */
export async function takeDocumentStep<
  Document extends WorkflowDocument,
  Table extends Workflow<Document>,
  Action extends ActionOf<Table>,
  Conflict extends ProblemType,
  Stored extends DocumentWithHistory,
>(
  request: StepRequest<Document, Table, Action, Conflict>,
  { found, seenRevision, content, findName, change, save, findCurrent, toAudited }: DocumentStore<Stored>,
): Promise<Stored> {
  const { workflow, action, caller } = request
  const step = nameInHistory(workflow, action)
  const taken = await takeStep(request, {
    found,
    isRepeat: (stored) => isLastStep(stored, step, caller, { seenRevision, content }),
    isStale: found.revision !== seenRevision,
    async commit() {
      const changes = await change()
      return save(documentAfterStep({ ...request, content }, found, await findName(), changes))
    },
    findCurrent,
  })
  await recordSteps(taken.history, toAudited(taken), request.now)
  return taken
}

interface StepByName<Table, Action> {
  workflow: Table
  action: Action
  caller: Pick<Caller, 'personId' | 'network'>
  now: Date
  content?: object
}

/**
 * The document after the step, still with the revision that it replaces. What `changes` does not name stays;
 * an attribute that ends is named as undefined. `by`: the name in the history.
 */
export function documentAfterStep<
  Table extends AnyWorkflow,
  Action extends ActionOf<Table>,
  Stored extends DocumentWithHistory,
>(
  { workflow, action, caller, now, content = {} }: StepByName<Table, Action>,
  found: Stored,
  by: string,
  { comment, ...changes }: StepChange<Stored>,
): Stored {
  const at = now.toISOString()
  const step = nameInHistory(workflow, action)
  const contentHash = contentHashOf(content)
  const { personId: byId, network } = caller
  const taken = { at, by, byId, network, step, revision: found.revision + 1, comment, contentHash }
  return {
    ...found,
    ...changes,
    state: stateAfter(workflow, action),
    updatedAt: at,
    history: appendStep(found.history, taken, {
      lastOnly: workflow.steps[action]?.recordsLastOnly,
      forgettable: forgettableSteps(workflow),
    }),
  }
}

const forgettableSteps = (workflow: AnyWorkflow): Set<string> =>
  new Set(
    Object.keys(workflow.steps)
      .filter((action) => workflow.steps[action]?.isForgettable)
      .map((action) => nameInHistory(workflow, action)),
  )
