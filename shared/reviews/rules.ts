import { addDays } from '../calendar'
import { charactersOf } from '../characters'
import { type Grant, mayAct } from '../identity/role'
import type { ReviewPolicy } from '../policy/review-policy'
import { defineWorkflow } from '../workflow/table'
import type { ReviewState } from './contract'

/** What the workflow looks at in a review. */
export interface WorkflowReview {
  state: ReviewState
  orgPath: string // the learner's when the review was raised
  learnerId: string
  deciderIds: string[] // the supervisor who decided against the learner, and the approvers of the reversals
  appealUntil?: string | undefined // once there is a decision against the learner
}

/**
 * 一人复核、另一人批准冲正、未参与的人处理申诉；每个决定申诉一次，逾期不受理。
 * A supervisor decides; the reversal itself is approved as a credit request. An appeal is answered by a
 * supervisor who took no part in either.
 */
export const reviewWorkflow = defineWorkflow<WorkflowReview>()({
  order: ['repeat', 'permission', 'person', 'revision', 'state', 'time'],
  problems: {
    permission: 'reviews/not-found',
    state: 'reviews/wrong-state',
    time: 'reviews/appeal-closed',
  },
  participants: {
    learner: { of: ({ learnerId }) => [learnerId], problem: 'reviews/not-found' },
    toldLearner: {
      of: ({ learnerId, state }) => (isToldToLearner(state) ? [learnerId] : []),
      problem: 'reviews/not-found',
    },
    // Only while an appeal is open, so that in other states the refusal is about the state.
    deciders: {
      of: ({ deciderIds, state }) => (state === 'appealed' ? deciderIds : []),
      problem: 'reviews/same-person',
    },
  },
  steps: {
    dismiss: { role: 'supervisor', notBy: ['learner'], from: ['open'], to: 'dismissed' },
    'request-reversal': {
      role: 'supervisor',
      notBy: ['learner'],
      from: ['open'],
      to: 'reversal-requested',
    },
    appeal: {
      onlyBy: 'toldLearner',
      from: ['reversal-requested'],
      to: 'appealed',
      notAfter: ({ appealUntil }) => appealUntil,
      problems: { state: 'reviews/already-appealed' },
    },
    'uphold-appeal': {
      role: 'supervisor',
      notBy: ['learner', 'deciders'],
      from: ['appealed'],
      to: 'appeal-upheld',
    },
    'reject-appeal': {
      role: 'supervisor',
      notBy: ['learner', 'deciders'],
      from: ['appealed'],
      to: 'appeal-rejected',
    },
  },
  offered: ['dismiss', 'request-reversal', 'uphold-appeal', 'reject-appeal'],
  awaited: { open: ['dismiss', 'request-reversal'], appealed: ['uphold-appeal', 'reject-appeal'] },
})

/**
 * 监管范围内可见，自己的除外。
 * A supervisor does not learn that there is a review about themselves.
 */
export const mayViewReview = (
  { orgPath, learnerId }: Pick<WorkflowReview, 'orgPath' | 'learnerId'>,
  personId: string,
  grants: Grant[],
): boolean => learnerId !== personId && mayAct(grants, 'supervisor', orgPath)

/**
 * 作出不利决定才告知本人。
 * The learner is told of a decision against them, and never of a suspicion that was dismissed.
 */
export const isToldToLearner = (state: ReviewState): boolean => state !== 'open' && state !== 'dismissed'

/** The last instant at which a decision may be appealed. */
export const appealDeadline = (decidedAt: string, policy: ReviewPolicy): string =>
  addDays(new Date(decidedAt), policy.appealDays).toISOString()

/**
 * 名单只显示姓：`王小明` → `王**`。
 * By characters and not by code units: a rare surname takes two.
 */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = charactersOf(name)
  return first + '*'.repeat(rest.length)
}
