import type { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import type { ReviewState } from '@zhixing/shared/reviews/contract'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { any, item, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import type { StoredReview } from './stored'

// R1  a review of a learner, day and kind   PutItem  pk = LEARNER#id, sk = REVIEW#day#kind, IF there is none; a step IF revision = the one that was seen; GetItem, consistent
// R2  reviews of a scope, newest change first   Query  gsi1pk = MANAGED#REVIEW, descending; keys alone decide, then each by R1
export const ReviewEntity = new Entity({
  name: 'Review',
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    on: string().key(),
    kind: string().key(),
    revision: number(), // goes up with every step; the condition of the next one
    review: any().castAs<StoredReview>(), // replaced as a whole, always under a condition
    expiresAt: number().optional(), // of what came to nothing; a decision against somebody stays with his record
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ learnerId, on, kind }) => ({ pk: `LEARNER#${learnerId}`, sk: `REVIEW#${on}#${kind}` }),
})
export const managedIndex = 'MANAGED#REVIEW'
export const managedSortKey = ({ updatedAt, state, kind, orgPath, learnerId, on }: StoredReview) =>
  [updatedAt, state, kind, orgPath, learnerId, on].join('#')
export function openManagedSortKey(sortKey: string) {
  const [, state = '', kind = '', orgPath = '', learnerId = '', on = ''] = sortKey.split('#')
  return { state: state as ReviewState, kind: kind as AnomalyKind, orgPath, learnerId, on }
}

// R3  the reviews of a learner   Query  sk begins_with REVIEW#, consistent
export const reviewsOfLearner = ReviewEntity.build(AccessPattern)
  .schema(map({ learnerId: string() }))
  .pattern(({ learnerId }) => ({ partition: `LEARNER#${learnerId}`, range: { beginsWith: 'REVIEW#' } }))
  .options({ consistent: true, reverse: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'R3' })
