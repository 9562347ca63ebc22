import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../table'

// The ledger has partitions of its own, so that a policy on leading keys can keep everyone from changing or deleting what is in them.
const partition = (learnerId: string) => `LEDGER#${learnerId}`

// K1  one award, once   PutItem  pk = LEDGER#learner, sk = ENTRY#year#course#version, IF there is none; GetItem of the same key before a repeat
//     The registration is no part of the key: a second one must not earn the same version of a course again.
export const CreditEntryEntity = new Entity({
  name: 'CreditEntry',
  table,
  schema: item({
    learnerId: string().key(),
    creditYear: number().key(),
    courseId: string().key(),
    courseVersion: number().key(),
    title: string(),
    categoryId: string(),
    requirement: string().enum('required', 'elective'),
    subject: string().enum('general', 'professional'),
    studyHours: number(),
    policyId: string(), // the rule version that made it; a later one never rewrites it
    creditedSeconds: number(),
    awardedAt: string(), // when the last required lesson was completed, whenever it was noticed
  }),
  computeKey: ({ learnerId, creditYear, courseId, courseVersion }) => ({
    pk: partition(learnerId),
    sk: `ENTRY#${creditYear}#${courseId}#${String(courseVersion).padStart(5, '0')}`,
  }),
})

// K2  the entries of a learner, of one credit year or of all   Query  sk begins_with ENTRY#[year#], consistent
export const entriesOfLearner = CreditEntryEntity.build(AccessPattern)
  .schema(map({ learnerId: string(), creditYear: number().optional() }))
  .pattern(({ learnerId, creditYear }) => ({
    partition: partition(learnerId),
    range: { beginsWith: creditYear === undefined ? 'ENTRY#' : `ENTRY#${creditYear}#` },
  }))
  .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'K2' })
