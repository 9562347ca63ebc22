import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { any, item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import type { AskedFacts } from '../asked'

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
export const requestsToSettle = ToSettleEntity.build(AccessPattern)
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
