import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { documentAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { managedIndex } from '../../core/workflow/managed-index'
import { StoredReview } from './review'

// R1  the review of a learner, day and kind   GetItem  pk = LEARNER#id, sk = REVIEW#day#kind
// Put if absent, so that there is at most one; every step is a compare-and-set on `revision`.
export const ReviewEntity = new Entity({
  name: 'Review',
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    on: string().key(),
    kind: string().key(),
    revision: number(), // the condition of the next step
    review: documentAttribute(StoredReview),
    expiresAt: number().optional(), // while open or dismissed; a decision against a learner stays
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ learnerId, on, kind }) => ({ pk: `LEARNER#${learnerId}`, sk: `REVIEW#${on}#${kind}` }),
})

// R2  reviews of a scope, newest change first   Query  gsi1pk = MANAGED#REVIEW, descending; then each by R1
export const reviewIndex = managedIndex({
  partition: 'MANAGED#REVIEW',
  fields: ['state', 'kind', 'orgPath', 'learnerId', 'on'],
  toIndexKey: ({ state, kind, orgPath, learnerId, on }: StoredReview) => ({
    state,
    kind,
    orgPath,
    learnerId,
    on,
  }),
})

// R3  the reviews of a learner, newest day first   Query  pk = LEARNER#id, sk begins with REVIEW#
export const reviewsOfLearner = ReviewEntity.build(AccessPattern)
  .schema(map({ learnerId: string() }))
  .pattern(({ learnerId }) => ({ partition: `LEARNER#${learnerId}`, range: { beginsWith: 'REVIEW#' } }))
  .options({ consistent: true, reverse: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'R3' })
