import { expiryAfterDays } from '@zhixing/shared/calendar'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { isToldToLearner } from '@zhixing/shared/reviews/rules'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { putRevision } from '../../core/dynamodb/revisioned-document'
import { ReviewEntity, reviewIndex, reviewsOfLearner } from './entity'
import type { Review, ReviewKey, StoredReview } from './review'

export async function findReview(
  key: ReviewKey,
  now: Date,
  { consistent = true } = {},
): Promise<Review | undefined> {
  const { Item } = await ReviewEntity.build(GetItemCommand).key(key).options({ consistent }).send()
  return Item && toReview(Item, now)
}

/** The reviews of a learner, newest day first. */
export async function listReviewsOf(learnerId: string, now: Date): Promise<Review[]> {
  const { Items = [] } = await reviewsOfLearner.query({ learnerId }).send()
  return Items.flatMap((row) => toReview(row, now) ?? [])
}

/**
 * Compare-and-set: writes the review if the stored revision still is `revision`, and returns it with its
 * new one. Undefined if another step was first.
 */
export async function putReview({ revision, ...review }: Review): Promise<Review | undefined> {
  const { learnerId, on, kind, state, updatedAt } = review
  const expiresAt = expiryAfterDays(new Date(updatedAt), reviewPolicy.keepDays)
  const next = await putRevision(
    ReviewEntity,
    {
      learnerId,
      on,
      kind,
      review,
      ...(!isToldToLearner(state) && { expiresAt }),
      ...reviewIndex.attributesOf(review, updatedAt),
    },
    revision,
  )
  return next === undefined ? undefined : { ...review, revision: next }
}

interface ReviewRow {
  review: StoredReview
  revision: number
  expiresAt?: number | undefined
}

/** Undefined if it has expired: DynamoDB deletes expired items within days, not at the second. */
function toReview({ review, revision, expiresAt }: ReviewRow, now: Date): Review | undefined {
  const hasExpired = expiresAt !== undefined && expiresAt * 1000 <= now.getTime()
  return hasExpired ? undefined : { ...review, revision }
}
