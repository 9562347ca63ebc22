import type { Caller } from '@zhixing/shared/workflow/rules'
import type { WorkflowDocument } from '@zhixing/shared/workflow/table'
import * as z from 'zod'
import { contentHashOf } from '../content-hash'

/** A step as the history of a document keeps it. */
export interface StoredStep {
  at: string
  by: string // the name on that day
  byId: string
  step: string
  revision: number // the one that this step made
  network?: string | undefined // of the caller, the first half of the address in words
  comment?: string | undefined
  contentHash?: string | undefined // of what the caller asked for; absent if the step has no content
}

/** What the history keeps of a step besides what clients see. */
export const storedStepFields = {
  byId: z.string(),
  revision: z.number(),
  network: z.string().optional(),
  contentHash: z.string().optional(),
}

/** A document that every step replaces as a whole, with the steps it has gone through. */
export interface DocumentWithHistory extends WorkflowDocument {
  revision: number
  updatedAt: string
  history: StoredStep[]
}

/** What the caller sent with a step. */
export interface AskedStep {
  /** The revision the caller saw. */
  seenRevision: number
  /** The request without the document's id and revision. */
  content: object
}

/** A longer history forgets steps, so that the item stays far below DynamoDB's 400 KB. */
const HISTORY_MAX = 200

interface AppendRules {
  /** It replaces the same step by the same person just before. */
  lastOnly?: boolean | undefined
  /** Names of the steps that decide nothing. */
  forgettable: ReadonlySet<string>
}

/** The history with one more step. */
export function appendStep<Step extends StoredStep>(
  history: readonly Step[],
  taken: Step,
  { lastOnly = false, forgettable }: AppendRules,
): Step[] {
  const last = history.at(-1)
  const replaces = lastOnly && last?.step === taken.step && last.byId === taken.byId
  const earlier = replaces ? history.slice(0, -1) : history
  return [...withoutOldest(earlier, earlier.length + 1 - HISTORY_MAX, forgettable), taken]
}

/**
 * 审批留痕不删。
 * Forgets the oldest steps that decide nothing; approvals, refusals, publications and withdrawals stay, even
 * if the history grows beyond its limit.
 */
function withoutOldest<Step extends StoredStep>(
  history: readonly Step[],
  excess: number,
  forgettable: ReadonlySet<string>,
): Step[] {
  let left = excess
  return history.filter(({ step }) => {
    if (left <= 0 || !forgettable.has(step)) return true
    left--
    return false
  })
}

/**
 * Whether the document is as this very step of the caller left it: the answer to it was lost. The same step
 * with other content is not a repeat, or the caller would take the first content for the second.
 */
export function isLastStep(
  { history, revision }: Pick<DocumentWithHistory, 'history' | 'revision'>,
  step: string,
  { personId }: Pick<Caller, 'personId'>,
  { seenRevision, content }: AskedStep,
): boolean {
  const last = history.at(-1)
  const isCurrent = last?.revision === revision && revision === seenRevision + 1
  const isSameStep = isCurrent && last.step === step && last.byId === personId
  return isSameStep && last.contentHash === contentHashOf(content)
}
