import type { ProblemType } from '@zhixing/shared/problem'
import { type Caller, refusalByCheck } from '@zhixing/shared/workflow/rules'
import type { ActionOf, StepProblem, Workflow, WorkflowDocument } from '@zhixing/shared/workflow/table'
import type { Refuse } from '../http/endpoint'

/** A step that the caller asks for, of a document that they may see. */
export interface StepRequest<
  Document extends WorkflowDocument,
  Table extends Workflow<Document>,
  Action extends ActionOf<Table>,
  Conflict extends ProblemType,
> {
  workflow: Table
  action: Action
  document: Document
  caller: Caller
  now: Date
  /** The problem if the document has changed since the caller saw it, or changes while the step is taken. */
  conflict: Conflict
  refuse: Refuse<StepProblem<Table, Action> | Conflict>
}

/** How the document is stored; `Stored` is what the step answers with. */
export interface StepStore<Stored> {
  found: Stored
  /** Whether the document is as this step of this caller leaves it. */
  isRepeat: (stored: Stored) => boolean
  /** Whether the caller has seen an earlier revision; false for verbs that ask for none. */
  isStale: boolean
  /** The one conditional write; undefined if its condition failed. */
  commit: () => Promise<Stored | undefined>
  /** The document after a failed condition, by a consistent read. */
  findCurrent: () => Promise<Stored | undefined>
}

/**
 * Checks a step in the order of the workflow's table, then commits it. A repeat of the caller's own last
 * step is answered with the document as it is. Throws the refusal of the first failed check, or the
 * conflict.
 */
export async function takeStep<
  Document extends WorkflowDocument,
  Table extends Workflow<Document>,
  Action extends ActionOf<Table>,
  Conflict extends ProblemType,
  Stored,
>(
  {
    workflow,
    action,
    document,
    caller,
    now,
    conflict,
    refuse,
  }: StepRequest<Document, Table, Action, Conflict>,
  { found, isRepeat, isStale, commit, findCurrent }: StepStore<Stored>,
): Promise<Stored> {
  for (const check of workflow.order) {
    if (check === 'repeat') {
      if (isRepeat(found)) return found
    } else if (check === 'revision') {
      if (isStale) throw refuse(conflict)
    } else {
      const problem = refusalByCheck(workflow, document, action, check, caller, now)
      if (problem) throw refuse(problem)
    }
  }
  const committed = await commit()
  if (committed) return committed
  const current = await findCurrent()
  if (current && isRepeat(current)) return current
  throw refuse(conflict)
}
