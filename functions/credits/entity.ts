import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern as AccessPatternOf } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { any, item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { AccessPattern } from 'dynamodb-toolbox/table/actions/accessPattern'
import { table } from '../table'
import type { AskedFacts } from './asked'

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

// Q1  a request of two people                 GetItem  pk = REQUEST#id, sk = REQUEST
//     put IF there is none; decided IF it is open, and whoever decides has not asked for it and is not among those it concerns or who are barred
//     somebody is barred IF it is open
// Q2  requests of a scope, newest change first   Query  gsi1pk = MANAGED#REQUEST, descending; keys alone decide, then each by Q1
export const CreditRequestEntity = new Entity({
  name: 'CreditRequest',
  table,
  timestamps: false,
  schema: item({
    requestId: string().key(),
    state: string().enum('open', 'approved', 'rejected', 'withdrawn'),
    requestedBy: string(),
    learnerIds: list(string()), // the condition of a decision looks in here
    barredIds: list(string()).optional(), // and in here: who has answered the learner's appeal about it
    facts: any().castAs<AskedFacts>(), // never changed
    decidedBy: string().optional(),
    decidedByName: string().optional(),
    decidedAt: string().optional(),
    decisionReason: string().optional(),
    settledAt: string().optional(), // the ledger has all of it
    results: list(map({ entered: number(), present: number(), overDay: number() })).optional(), // as the rows are
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ requestId }) => ({ pk: `REQUEST#${requestId}`, sk: 'REQUEST' }),
})
export const requestsIndex = 'MANAGED#REQUEST'

// Q3  what was approved and may not be in the ledger yet   Query  pk = REQUESTS-TO-SETTLE
// Written before the approval, removed when the ledger has all of it: a crash in between leaves a row, never a gap.
export const ToSettleEntity = new Entity({
  name: 'ToSettle',
  table,
  timestamps: false,
  schema: item({ requestId: string().key(), since: string() }),
  computeKey: ({ requestId }) => ({ pk: 'REQUESTS-TO-SETTLE', sk: requestId }),
})
export const requestsToSettle = ToSettleEntity.build(AccessPatternOf)
  .schema(map({}))
  .pattern(() => ({ partition: 'REQUESTS-TO-SETTLE' }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'Q3' })

// Q4  what classes hold of a learner's day   GetItem, PutItem IF revision is the one that was read  pk = LEARNER#id, sk = OFFLINE-DAY#day
//     The limit of a day is about several entries, so it has an item of its own, claimed before an entry is put.
export const OfflineDayEntity = new Entity({
  name: 'OfflineDay',
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    dayOn: string().key(),
    revision: number(),
    claims: list(map({ entryId: string(), requestId: string(), studyHours: number() })),
  }),
  computeKey: ({ learnerId, dayOn }) => ({ pk: `LEARNER#${learnerId}`, sk: `OFFLINE-DAY#${dayOn}` }),
})
