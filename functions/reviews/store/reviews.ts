import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { AnomalyKind, type Figures } from '@zhixing/shared/reviews/anomaly'
import { anomaliesOf, isTold, maskName } from '@zhixing/shared/reviews/rules'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { clock } from '../../core/clock'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { findInIndex } from '../../core/workflow/managed-index'
import { findLearner, findOrganisation } from '../../identity/api'
import { managedIndex, managedSortKey, openManagedSortKey, ReviewEntity, reviewsOfLearner } from './entity'
import type { Review, ReviewKey, StoredReview } from './stored'

export type { Review, ReviewKey, StoredReview } from './stored'

/**
 * Puts what a person should look at on the list, at most once for a learner, day and kind. Where nothing is unusual, which is nearly always, it
 * reads and writes nothing. Knows of no hours and touches none.
 */
export async function raise(learnerId: string, figures: Figures, now: Date): Promise<void> {
  const kinds = anomaliesOf(figures, reviewPolicy)
  if (!kinds.length) return
  const learner = await findLearner(learnerId)
  if (!learner) return
  const organisationName = (await findOrganisation(learner.organisationId))?.name ?? ''
  const at = now.toISOString()
  for (const kind of kinds) {
    const key = { learnerId, on: figures.on, kind }
    if (await findReview(key, { consistent: false })) continue
    const raised = { at, by: '系统', byId: '', step: 'raised' as const, revision: 1 }
    const whose = { ...key, orgPath: learner.orgPath, organisationName, nameMasked: maskName(learner.name) }
    const why = { figures, reviewPolicyId: reviewPolicy.reviewPolicyId, raisedAt: at }
    await saveReview({ ...whose, ...why, state: 'open', updatedAt: at, history: [raised] }, 0)
  }
}

export async function findReview(key: ReviewKey, { consistent = true } = {}): Promise<Review | undefined> {
  const { Item } = await ReviewEntity.build(GetItemCommand).key(key).options({ consistent }).send()
  return Item && reviewOf(Item)
}

interface Row {
  review: StoredReview
  revision: number
  expiresAt?: number | undefined
}
const reviewOf = ({ review, revision, expiresAt }: Row): Review | undefined =>
  expiresAt !== undefined && expiresAt * 1000 <= clock.now().getTime() ? undefined : { ...review, revision }

export async function reviewsOf(learnerId: string): Promise<Review[]> {
  const { Items = [] } = await reviewsOfLearner.query({ learnerId }).send()
  return Items.flatMap((row) => reviewOf(row) ?? [])
}

/** Each step is this one write, and holds only if nobody stepped in between. Revision 0 stands for "not there yet". */
export async function saveReview(next: StoredReview, revision: number): Promise<Review | undefined> {
  const { learnerId, on, kind, state, updatedAt } = next
  const keptUntil = Math.floor(Date.parse(updatedAt) / 1000) + reviewPolicy.keepDays * 24 * 3600
  const put = ReviewEntity.build(PutItemCommand)
    .item({
      ...{ learnerId, on, kind, revision: revision + 1, review: next },
      ...(!isTold(state) && { expiresAt: keptUntil }),
      ...{ gsi1pk: managedIndex, gsi1sk: managedSortKey(next) },
    })
    .options({
      condition: revision === 0 ? { attr: 'revision', exists: false } : { attr: 'revision', eq: revision },
    })
  const done = await put
    .send()
    .then(() => true)
    .catch(acceptConditionFailed)
  return done ? { ...next, revision: revision + 1 } : undefined
}

type ManagedKey = ReturnType<typeof openManagedSortKey>

/** A page of keys that fit, newest change first; whoever shows one asks the review itself. */
export const findManaged = (
  fits: (key: ManagedKey) => boolean,
  after: LastKey | undefined,
  pageMax: number,
) => findInIndex<ManagedKey>(managedIndex, openManagedSortKey, fits, after, pageMax)

export const reviewIdOf = ({ learnerId, on, kind }: ReviewKey) => `${learnerId}-${on}-${kind}`

/** Undefined for what has the form of an id and names no kind there is. */
export function keyOf(reviewId: string): ReviewKey | undefined {
  const [learnerId, on, kind] = [
    reviewId.slice(0, 26),
    reviewId.slice(27, 37),
    AnomalyKind.safeParse(reviewId.slice(38)),
  ]
  return kind.success ? { learnerId, on, kind: kind.data } : undefined
}
