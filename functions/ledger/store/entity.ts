import { Entity } from 'dynamodb-toolbox/entity'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { AccessPattern } from 'dynamodb-toolbox/table/actions/accessPattern'
import { table } from '../../core/dynamodb/table'
import {
  entryKeyOf,
  entryKeyText,
  entrySortKeyOf,
  entrySortKeyPrefix,
  ledgerKeyOf,
  ledgerPartition,
  unsealedPartition,
} from './entry-key'

// The ledger has partitions of its own: an IAM policy on leading keys forbids changes and deletions in them.

// K1  one entry, once   PutItem  pk = LEDGER#learner, sk = ENTRY#year#what is counted, IF absent
//     award        sk = ENTRY#year#course#version: a second registration earns the same version only once
//     declaration  sk = ENTRY#year#CLASS#class#day
//     reversal     sk = the key of the reversed entry and #R: at most one for each entry, in the same year
export const CreditEntryEntity = new Entity({
  name: 'CreditEntry',
  table,
  schema: item({
    learnerId: string().key(),
    entryId: string().key(),
    kind: string().enum('award', 'reversal', 'declaration'), // absent in the oldest entries, which are awards
    creditYear: number(),
    title: string(),
    categoryId: string(),
    requirement: string().enum('required', 'elective'),
    subject: string().enum('general', 'professional'),
    studyHours: number(),
    policyId: string(), // the version of the rule set that gave the hours; later versions never rewrite it
    courseId: string().optional(),
    courseVersion: number().optional(),
    creditedSeconds: number().optional(),
    awardedAt: string().optional(), // completion of the last required lesson, not the time of this write
    reverses: string().optional(), // the id of the entry that a reversal takes back
    reason: string().optional(),
    classKey: string().optional(), // of a declaration: the class and the day attended
    dayOn: string().optional(),
    requestId: string().optional(),
    evidenceHash: string().optional(),
    requestedBy: string().optional(),
    approvedBy: string().optional(),
    approvedAt: string().optional(),
    organisationName: string().optional(),
  }),
  computeKey: ({ learnerId, entryId }) => ledgerKeyOf(entryKeyOf(learnerId, entryId)),
})

// K2  the entries of a learner, of one credit year or of all   Query  sk begins_with ENTRY#[year#]
//     consistent where something is decided, eventually consistent (half the units) for display
export const entriesOfLearner = table
  .build(AccessPattern)
  .schema(map({ learnerId: string(), creditYear: number().optional() }))
  .pattern(({ learnerId, creditYear }) => ({
    partition: ledgerPartition(learnerId),
    range: { beginsWith: entrySortKeyPrefix(creditYear) },
  }))
  .options({ consistent: true, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'K2' })

// K3  one entry by its id   Query  sk = ENTRY#…
export const entryOfLearner = table
  .build(AccessPattern)
  .schema(map({ learnerId: string(), entryId: string() }))
  .pattern(({ learnerId, entryId }) => ({
    partition: ledgerPartition(learnerId),
    range: { eq: entrySortKeyOf(entryId) },
  }))
  .meta({ title: 'K3' })

// K4  entries recorded and not sealed yet
//     PutItem, before the entry  pk = UNSEALED#shard, sk = learner#key of the entry
//     A row without its entry is harmless; an entry whose row was never written would never be sealed.
//     Not under LEDGER#, because these rows are deleted.
export const UnsealedEntity = new Entity({
  name: 'Unsealed',
  table,
  timestamps: false,
  schema: item({ shard: number().key(), learnerId: string().key(), entryId: string().key() }),
  computeKey: ({ shard, learnerId, entryId }) => ({
    pk: unsealedPartition(shard),
    sk: entryKeyText(entryKeyOf(learnerId, entryId)),
  }),
})
