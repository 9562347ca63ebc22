import type { Caller } from '@zhixing/shared/workflow/rules'
import type { WorkflowDocument } from '@zhixing/shared/workflow/table'

/** A step as the history of a document keeps it. */
export interface StoredStep {
  at: string
  by: string // the name on that day
  byId: string
  step: string
  revision: number // the one that this step made
  comment?: string | undefined
}

/** A document that every step replaces as a whole, with the steps it has gone through. */
export interface DocumentWithHistory extends WorkflowDocument {
  revision: number
  updatedAt: string
  history: StoredStep[]
}

/** Earlier steps are dropped, so that the item stays far below DynamoDB's 400 KB. */
const HISTORY_MAX = 200

/** The history with one more step; `lastOnly`: it replaces the same step by the same person just before. */
export function appendStep<Step extends StoredStep>(
  history: readonly Step[],
  taken: Step,
  lastOnly = false,
): Step[] {
  const last = history.at(-1)
  const replaces = lastOnly && last?.step === taken.step && last.byId === taken.byId
  return [...(replaces ? history.slice(0, -1) : history), taken].slice(-HISTORY_MAX)
}

/** Whether the document is as this very step of the caller left it: the answer to it was lost. */
export function isLastStep(
  { history, revision }: Pick<DocumentWithHistory, 'history' | 'revision'>,
  step: string,
  { personId }: Pick<Caller, 'personId'>,
  seenRevision: number,
): boolean {
  const last = history.at(-1)
  const isCurrent = last?.revision === revision && revision === seenRevision + 1
  return isCurrent && last.step === step && last.byId === personId
}
