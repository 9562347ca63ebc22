import { type Grant, mayAct } from '../identity/role'
import type { ReviewPolicy } from '../policy/review-policy'
import type { ProblemType } from '../problem'
import type { AnomalyKind, Figures } from './anomaly'
import type { ReviewAction, ReviewState } from './contract'

/** 异常只提请复核: what in these figures a person should look at. Each kind has its own threshold; none of them changes anything by itself. */
export function anomaliesOf(figures: Figures, policy: ReviewPolicy): AnomalyKind[] {
  const { runSeconds, lessons, changes, deviationTenths, deviceChanges, nightSeconds, newPlace } = figures
  const { manyLessons, evenChanges } = policy
  const crossed: Record<AnomalyKind, boolean> = {
    'long-run': runSeconds >= policy.longRunSeconds,
    'many-lessons': lessons >= manyLessons.lessons && runSeconds >= manyLessons.runSeconds,
    'even-changes': changes >= evenChanges.changes && deviationTenths <= evenChanges.deviationTenths,
    'night-study': nightSeconds >= policy.nightSeconds,
    'device-changes': deviceChanges >= policy.deviceChanges,
    'new-place': newPlace,
  }
  return (Object.keys(crossed) as AnomalyKind[]).filter((kind) => crossed[kind])
}

/** What the rules need to know of a review. */
export interface Workflow {
  learnerId: string
  orgPath: string // of the learner, when it was raised
  state: ReviewState
  deciderIds: string[] // who decided against him, and who approved it
}

interface Rule {
  from: ReviewState
  to: Exclude<ReviewState, 'open'>
  anotherPerson?: true
}

/** 一人复核、另一人批准冲正、未参与的人处理申诉: the whole life of a review in a supervisor's hands; what is not in here is refused. */
export const rules: Record<ReviewAction, Rule> = {
  dismiss: { from: 'open', to: 'dismissed' },
  'request-reversal': { from: 'open', to: 'reversal-requested' },
  'uphold-appeal': { from: 'appealed', to: 'appeal-upheld', anotherPerson: true },
  'reject-appeal': { from: 'appealed', to: 'appeal-rejected', anotherPerson: true },
}

/** 监管范围内可见，自己的除外: outside of one's scope, and where it is about oneself, a review is not there. */
export const mayView = (
  { orgPath, learnerId }: Pick<Workflow, 'orgPath' | 'learnerId'>,
  actorId: string,
  grants: Grant[],
) => learnerId !== actorId && mayAct(grants, 'supervisor', orgPath)

/** Why the step is refused, or undefined. */
export function refusalOf(
  review: Workflow,
  action: ReviewAction,
  actorId: string,
  grants: Grant[],
): ProblemType | undefined {
  const { from, anotherPerson } = rules[action]
  if (!mayView(review, actorId, grants)) return 'reviews/not-found'
  if (review.state !== from) return 'reviews/wrong-state'
  if (anotherPerson && review.deciderIds.includes(actorId)) return 'reviews/same-person'
  return undefined
}

const all = [
  'dismiss',
  'request-reversal',
  'uphold-appeal',
  'reject-appeal',
] as const satisfies ReviewAction[]

/** The buttons of the console, by the rules that will decide the request. */
export const actionsOf = (review: Workflow, actorId: string, grants: Grant[]): ReviewAction[] =>
  all.filter((action) => !refusalOf(review, action, actorId, grants))

/** 作出不利决定才告知本人: a learner is told of what was decided against him; a suspicion nobody shared is not hung about his neck. */
export const isTold = (state: ReviewState) => state !== 'open' && state !== 'dismissed'

export const appealUntilOf = (decidedAt: string, policy: ReviewPolicy) =>
  new Date(Date.parse(decidedAt) + policy.appealDays * 24 * 3600_000).toISOString()

/** 每个决定申诉一次，逾期不受理: why an appeal is refused, or undefined. */
export function appealRefusalOf(state: ReviewState, appealUntil: string, now: Date): ProblemType | undefined {
  if (!isTold(state)) return 'reviews/not-found'
  if (state !== 'reversal-requested') return 'reviews/already-appealed'
  return now.toISOString() <= appealUntil ? undefined : 'reviews/appeal-closed'
}

/** 名单只显示姓: `王小明` → `王**`. Characters, not code units: rare surnames take two. */
export const maskName = (name: string) => {
  const [first = '', ...rest] = name
  return first + '*'.repeat(rest.length)
}
