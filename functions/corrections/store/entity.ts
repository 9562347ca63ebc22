import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { documentAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { managedIndex } from '../../core/workflow/managed-index'
import { CreditRequestFacts, type StoredCreditRequest } from './credit-request'

// Q1  a credit request   GetItem  pk = REQUEST#id, sk = REQUEST
// Put if absent. Decided IF it is open and the approver neither requested it nor is among learnerIds or
// barredIds.
export const CreditRequestEntity = new Entity({
  name: 'CreditRequest',
  table,
  timestamps: false,
  schema: item({
    requestId: string().key(),
    state: string().enum('open', 'approved', 'rejected', 'withdrawn'),
    requestedBy: string(),
    contentHash: string().optional(), // of what the requester sent
    learnerIds: list(string()), // attributes of their own, because conditions look into them
    barredIds: list(string()).optional(), // supervisors who answer the learner's appeal about the same hours
    facts: documentAttribute(CreditRequestFacts),
    decidedBy: string().optional(),
    decidedByName: string().optional(),
    decidedAt: string().optional(),
    decisionReason: string().optional(),
    settledAt: string().optional(), // when all its entries were in the ledger
    // one for each row
    results: list(map({ entered: number(), present: number(), overDay: number() })).optional(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ requestId }) => ({ pk: `REQUEST#${requestId}`, sk: 'REQUEST' }),
})

// Q2  requests of a scope, newest change first   Query  gsi1pk = MANAGED#REQUEST, descending; then each by Q1
export const creditRequestIndex = managedIndex({
  partition: 'MANAGED#REQUEST',
  fields: ['state', 'kind', 'orgPath', 'requestId'],
  toIndexKey: ({ state, facts: { kind, orgPath }, requestId }: IndexedRequest) => ({
    state,
    kind,
    orgPath,
    requestId,
  }),
})
export type IndexedRequest = Pick<StoredCreditRequest, 'requestId' | 'state' | 'facts'>

// Q3  approved requests that may not be in the ledger yet   Query  pk = REQUESTS-TO-SETTLE
// Written before the approval, deleted when all entries are in the ledger: a crash in between leaves a row
// to work off.
export const RequestToEnterEntity = new Entity({
  name: 'ToSettle',
  table,
  timestamps: false,
  schema: item({ requestId: string().key(), since: string() }),
  computeKey: ({ requestId }) => ({ pk: 'REQUESTS-TO-SETTLE', sk: requestId }),
})
export const requestsToEnter = RequestToEnterEntity.build(AccessPattern)
  .schema(map({}))
  .pattern(() => ({ partition: 'REQUESTS-TO-SETTLE' }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'Q3' })

// Q4  the hours of a learner's day that classes hold   GetItem, PutItem
//     pk = LEARNER#id, sk = OFFLINE-DAY#day
// The limit of a day concerns several entries, so it has an item of its own, and hours are claimed before
// an entry is put.
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
