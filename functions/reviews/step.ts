import type { Grant } from '@zhixing/shared/identity/role'
import { mayAct } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import type { ReviewAction } from '@zhixing/shared/reviews/contract'
import { mayView, refusalOf, rules, type Workflow } from '@zhixing/shared/reviews/rules'
import type { Actor } from '../core/http/actor'
import { findLearner, requireRole } from '../identity/api'
import { approversOf, type Filed, filedOf } from './reversals'
import { findReview, keyOf, type Review, type StoredReview, saveReview } from './store/reviews'
import type { StepName } from './store/stored'

interface Asked {
  input: { reviewId: string; revision: number; reason: string }
  actor: Actor
  now: Date
}

/** What a step changes besides the state; may refuse. `office` is the organisation in whose name it is taken. */
type Change = (found: Review, office: string, grants: Grant[]) => Promise<Partial<StoredReview>>

/** One step of a supervisor's, whole: may he, is it still as he saw it, then the one write. A repeat of his own last step is answered, not refused. */
export async function step(
  { input, actor, now }: Asked,
  action: ReviewAction,
  change: Change,
): Promise<{ next: Review; grants: Grant[] }> {
  const { found, grants } = await openReview(input.reviewId, actor)
  const { to } = rules[action]
  if (isRepeat(found, input.revision, actor.learnerId, to)) return { next: found, grants }
  const refusal = refusalOf(workflowOf(found, await filedOf(found)), action, actor.learnerId, grants)
  if (refusal && refusal !== 'reviews/wrong-state') throw new Refusal(refusal)
  if (found.revision !== input.revision) throw new Refusal('request/stale')
  if (refusal) throw new Refusal(refusal)
  const changed = await change(found, officeOf(found, grants), grants)
  const next = await saveReview(
    await stepped(found, changed, to, { actorId: actor.learnerId, comment: input.reason }, now),
    found.revision,
  )
  if (next) return { next, grants }
  const newest = await findReview(found)
  if (newest && isRepeat(newest, input.revision, actor.learnerId, to)) return { next: newest, grants }
  throw new Refusal('request/stale')
}

/** Out of scope, about oneself, or not there: one answer. */
export async function openReview(
  reviewId: string,
  actor: Actor,
): Promise<{ found: Review; grants: Grant[] }> {
  const grants = await requireRole(actor, 'supervisor')
  const key = keyOf(reviewId)
  const found = key && (await findReview(key))
  if (!found || !mayView(found, actor.learnerId, grants)) throw new Refusal('reviews/not-found')
  return { found, grants }
}

/** Who approved a reversal has decided as much as who asked for it: neither answers the appeal. */
export const workflowOf = ({ learnerId, orgPath, state, decision }: Review, filed: Filed[]): Workflow => ({
  learnerId,
  orgPath,
  state,
  deciderIds: decision ? [decision.byId, ...approversOf(filed)] : [],
})

/** The whole review as the step leaves it; the name is kept as it was that day. */
export async function stepped(
  { revision, ...before }: Review,
  changed: Partial<StoredReview>,
  to: Exclude<StepName, 'raised'>,
  { actorId, comment }: { actorId: string; comment: string },
  now: Date,
): Promise<StoredReview> {
  const at = now.toISOString()
  const by = (await findLearner(actorId))?.name ?? ''
  const taken = { at, by, byId: actorId, step: to, revision: revision + 1, comment }
  return { ...before, ...changed, state: to, updatedAt: at, history: [...before.history, taken] }
}

const officeOf = ({ orgPath }: Review, grants: Grant[]) =>
  grants.find((grant) => mayAct([grant], 'supervisor', orgPath))?.organisationName ?? ''

/** The answer to this very step was lost on the way. */
function isRepeat(found: Review, revision: number, actorId: string, to: StepName) {
  const last = found.history.at(-1)
  return (
    found.revision === revision + 1 &&
    last?.revision === found.revision &&
    last.step === to &&
    last.byId === actorId
  )
}
