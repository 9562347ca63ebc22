import { Entity } from 'dynamodb-toolbox/entity'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { AccessPattern } from 'dynamodb-toolbox/table/actions/accessPattern'
import { table } from '../../core/dynamodb/table'

// The ledger has partitions of its own, so that a policy on leading keys can keep everyone from changing or deleting what is in them.
const partition = (learnerId: string) => `LEDGER#${learnerId}`

// K1  one entry, once   PutItem  pk = LEDGER#learner, sk = ENTRY#year#what is counted, IF there is none
//     an award       sk = ENTRY#year#course#version: a second registration must not earn the same version of a course again
//     a declaration  sk = ENTRY#year#CLASS#class#day
//     a reversal     sk = the key of what it reverses and #R: at most one for each, and in the same year
export const CreditEntryEntity = new Entity({
  name: 'CreditEntry',
  table,
  schema: item({
    learnerId: string().key(),
    entryId: string().key(),
    kind: string().enum('award', 'reversal', 'declaration'), // entries of the first months have none: they are awards
    creditYear: number(),
    title: string(),
    categoryId: string(),
    requirement: string().enum('required', 'elective'),
    subject: string().enum('general', 'professional'),
    studyHours: number(),
    policyId: string(), // the rule version that made it; a later one never rewrites it
    courseId: string().optional(),
    courseVersion: number().optional(),
    creditedSeconds: number().optional(),
    awardedAt: string().optional(), // when the last required lesson was completed, whenever it was noticed
    reverses: string().optional(),
    reason: string().optional(),
    classKey: string().optional(),
    dayOn: string().optional(),
    requestId: string().optional(),
    evidenceHash: string().optional(),
    requestedBy: string().optional(),
    approvedBy: string().optional(),
    approvedAt: string().optional(),
    organisationName: string().optional(),
  }),
  computeKey: ({ learnerId, entryId }) => ({ pk: partition(learnerId), sk: sortKey(entryId) }),
})
const sortKey = (entryId: string) => `ENTRY#${entryId.replaceAll('-', '#')}`
export const entryIdOfKey = (sk: string) => sk.slice('ENTRY#'.length).replaceAll('#', '-')

// K2  the entries of a learner, of one credit year or of all   Query  sk begins_with ENTRY#[year#], consistent where it decides something
export const entriesOfLearner = table
  .build(AccessPattern)
  .schema(map({ learnerId: string(), creditYear: number().optional() }))
  .pattern(({ learnerId, creditYear }) => ({
    partition: partition(learnerId),
    range: { beginsWith: creditYear === undefined ? 'ENTRY#' : `ENTRY#${creditYear}#` },
  }))
  .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'K2' })

// K3  one entry by its id   Query  sk = ENTRY#…, consistent where it decides something
export const entryOfLearner = table
  .build(AccessPattern)
  .schema(map({ learnerId: string(), entryId: string() }))
  .pattern(({ learnerId, entryId }) => ({ partition: partition(learnerId), range: { eq: sortKey(entryId) } }))
  .meta({ title: 'K3' })

// K4  what is recorded and not sealed yet   PutItem, before the entry  pk = UNSEALED#shard, sk = learner#key of the entry
//     A row without its entry is harmless; an entry whose row was never written would never be sealed. Not below LEDGER#, so that it can be removed.
export const UnsealedEntity = new Entity({
  name: 'Unsealed',
  table,
  timestamps: false,
  schema: item({ shard: number().key(), learnerId: string().key(), entryId: string().key() }),
  computeKey: ({ shard, learnerId, entryId }) => ({
    pk: `UNSEALED#${`${shard}`.padStart(2, '0')}`,
    sk: `${learnerId}#${sortKey(entryId)}`,
  }),
})
