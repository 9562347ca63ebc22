import { jobLevels } from '@zhixing/shared/identity/role'
import { StandingState } from '@zhixing/shared/supervision/standing'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, number, string } from 'dynamodb-toolbox/schema'
import { jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { StoredTotals } from './stored-totals'

// S1  standing of a learner in a credit year   GetItem, PutItem IF revision
//     pk = STANDING#learner, sk = YEAR#year
// Partitions of its own: the job that writes it may write no other row of a learner.
export const StandingEntity = new Entity({
  name: 'Standing',
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    creditYear: number().key(),
    orgPath: string().optional(), // absent for a learner that no unit counts any more: left, or a duplicate
    jobLevel: string().enum(...jobLevels),
    state: string().enum(...StandingState.options),
    isBound: boolean(),
    remainingHours: number(),
    lateFrom: string().optional(),
    revision: number(),
    gsi1pk: string().optional().hidden(),
    gsi1sk: string().optional().hidden(),
  }),
  computeKey: ({ learnerId, creditYear }) => ({ pk: `STANDING#${learnerId}`, sk: `YEAR#${creditYear}` }),
})

// S2  standings of the people of one unit in a credit year, without those of units below it
//     Query gsi1  gsi1pk = STANDINGS#organisation#year, gsi1sk = state#level#bound#lateFrom#learner
// The index projects keys only, so all that is counted is part of the key.
export const standingsPartition = (organisationId: string, creditYear: number) =>
  `STANDINGS#${organisationId}#${creditYear}`

// S3  totals of a unit and of the units below it, side by side   GetItem, PutItem IF revision
//     pk = TOTALS#organisation#year, sk = PAGE
export const TotalsEntity = new Entity({
  name: 'Totals',
  table,
  timestamps: false,
  schema: item({
    organisationId: string().key(),
    creditYear: number().key(),
    totals: jsonAttribute(StoredTotals),
    revision: number(),
  }),
  computeKey: ({ organisationId, creditYear }) => ({
    pk: `TOTALS#${organisationId}#${creditYear}`,
    sk: 'PAGE',
  }),
})

// S4  a unit that a learner has left and whose totals still count them
//     PutItem, before the standing moves; Query; DeleteItem
//     pk = UNITS-TO-COUNT, sk = learner#year#organisation path
export const UnitToCountEntity = new Entity({
  name: 'UnitToCount',
  table,
  timestamps: false,
  schema: item({ learnerId: string().key(), creditYear: number().key(), orgPath: string().key() }),
  computeKey: ({ learnerId, creditYear, orgPath }) => ({
    pk: UNITS_TO_COUNT,
    sk: `${learnerId}#${creditYear}#${orgPath}`,
  }),
})
export const UNITS_TO_COUNT = 'UNITS-TO-COUNT'

// S5  how far the ledger was followed   GetItem, PutItem  pk = SUPERVISION, sk = FOLLOWED
export const FollowedEntity = new Entity({
  name: 'Followed',
  table,
  timestamps: false,
  schema: item({
    followed: string().const('FOLLOWED').key().default('FOLLOWED'),
    logCursor: number(),
    countedThrough: string(),
  }),
  computeKey: () => ({ pk: 'SUPERVISION', sk: 'FOLLOWED' }),
})

// S6  unsealed entries that were followed already, in sixteen parts   GetItem, PutItem
//     pk = SUPERVISION, sk = FOLLOWED-ENTRIES#part
export const FollowedEntriesEntity = new Entity({
  name: 'FollowedEntries',
  table,
  timestamps: false,
  schema: item({ part: number().key(), marks: string() }),
  computeKey: ({ part }) => ({ pk: 'SUPERVISION', sk: `FOLLOWED-ENTRIES#${part}` }),
})
