import { EmploymentEnd } from '@zhixing/shared/identity/employment'
import { grantIdOf } from '@zhixing/shared/identity/grant'
import { jobLevels, roles } from '@zhixing/shared/identity/role'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { boolean, item, list, map, number, record, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { Change } from '../../core/audit/change-line'
import { documentAttribute, jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { managedIndex } from '../../core/workflow/managed-index'
import { GrantProcess, type StoredGrant } from './grant'

// I1  learner   GetItem  pk = LEARNER#id, sk = LEARNER
export const LearnerEntity = new Entity({
  name: 'Learner',
  table,
  schema: item({
    learnerId: string().key(),
    revision: number().optional(), // absent until the first change since revisions are kept
    name: string(),
    orgPath: string(),
    organisationId: string(),
    jobLevel: string().enum(...jobLevels),
    formerJobLevels: list(map({ jobLevel: string().enum(...jobLevels), until: string() })).optional(),
    rosterCode: string(),
    phoneMasked: string().optional(), // the number itself is stored nowhere
    phoneKey: string().optional(), // its pseudonym, which is the key of its roster line
    identityBy: string().optional(), // the administrator who entered the present name and phone number
    identityAt: string().optional(),
    employmentEnd: documentAttribute(EmploymentEnd).optional(), // absent: employed
    mergedInto: string().optional(), // the learner that this one is a duplicate of
    duplicateIds: list(string()).optional(), // learners that were merged into this one
    lastChange: documentAttribute(Change).optional(), // absent until the first change that was recorded
    gsi1pk: string().optional(), // absent for a duplicate, and for rows from before people were listed
    gsi1sk: string().optional(),
  }),
  computeKey: ({ learnerId }) => ({ pk: `LEARNER#${learnerId}`, sk: 'LEARNER' }),
})

// I2  learner of a roster code or phone number   GetItem  pk = ROSTER#pseudonym, sk = ROSTER
export const RosterLineEntity = new Entity({
  name: 'RosterLine',
  table,
  schema: item({ pseudonym: string().key(), learnerId: string() }),
  computeKey: ({ pseudonym }) => ({ pk: `ROSTER#${pseudonym}`, sk: 'ROSTER' }),
})

// I3  learner that a WeChat identity claims   GetItem  sk = BINDING
//     pk = WECHAT-BINDING#UNION#unionid or WECHAT-BINDING#OPENID#appid#openid
export const WechatSideEntity = new Entity({
  name: 'WechatSide',
  table,
  schema: item({ identity: string().key(), learnerId: string() }),
  computeKey: ({ identity }) => ({ pk: `WECHAT-BINDING#${identity}`, sk: 'BINDING' }),
})

// I4  WeChat identity that a learner claims   GetItem  pk = LEARNER#id, sk = BINDING
// A learner is bound if both sides claim each other. Each side holds one value, so bindings are one to one in
// whatever order the sides are written, and one side alone, which a crash may leave, binds no one.
export const LearnerSideEntity = new Entity({
  name: 'LearnerSide',
  table,
  schema: item({
    learnerId: string().key(),
    identity: string(),
    boundAt: string(),
    openids: record(string(), string()), // by AppID: where messages of each app are sent
    proof: string().enum('phone', 'rosterCode').optional(), // what proved that the WeChat is the learner's
  }),
  computeKey: ({ learnerId }) => ({ pk: `LEARNER#${learnerId}`, sk: 'BINDING' }),
})

// I5  attempts to prove a roster code on a day   Query  pk = ATTEMPTS#who#day; attempt n is put once,
//     and n is bounded
export const AttemptEntity = new Entity({
  name: 'Attempt',
  table,
  timestamps: false,
  schema: item({ who: string().key(), day: string().key(), number: number().key(), expiresAt: number() }),
  computeKey: ({ who, day, number }) => ({
    pk: `ATTEMPTS#${who}#${day}`,
    sk: `ATTEMPT#${`${number}`.padStart(2, '0')}`,
  }),
})
export const attemptsOfDay = AttemptEntity.build(AccessPattern)
  .schema(map({ who: string(), day: string() }))
  .pattern(({ who, day }) => ({ partition: `ATTEMPTS#${who}#${day}`, range: { beginsWith: 'ATTEMPT#' } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'I5' })

// I6  grants of a learner   Query  pk = LEARNER#id, sk begins with GRANT#, consistent; PutItem IF revision
// A row without `process` was granted by one person before grants were requested and approved; it is active.
export const GrantEntity = new Entity({
  name: 'Grant',
  table,
  schema: item({
    learnerId: string().key(),
    role: string()
      .enum(...roles)
      .key(),
    organisationId: string().key(),
    organisationName: string(),
    scope: string(), // path of the organisation
    grantedAt: string().optional(), // of the last approval; absent before the first one
    grantedBy: string().optional(),
    revision: number().optional(),
    process: documentAttribute(GrantProcess).optional(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ learnerId, role, organisationId }) => ({
    pk: `LEARNER#${learnerId}`,
    sk: `GRANT#${role}#${organisationId}`,
  }),
})
export const grantsOfLearner = GrantEntity.build(AccessPattern)
  .schema(map({ learnerId: string() }))
  .pattern(({ learnerId }) => ({ partition: `LEARNER#${learnerId}`, range: { beginsWith: 'GRANT#' } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'I6' })

// I7  grants of a scope, newest change first   Query, descending, then each by its key
//     gsi1pk = MANAGED#GRANT
//     Rows without `process` are in gsi1pk = GRANTS#organisationId until their next step.
export const grantIndex = managedIndex({
  partition: 'MANAGED#GRANT',
  fields: ['state', 'scope', 'grantId'],
  toIndexKey: (grant: StoredGrant) => ({
    state: grant.state,
    scope: grant.orgPath,
    grantId: grantIdOf(grant),
  }),
})
export const earlierGrantsPartition = (organisationId: string) => `GRANTS#${organisationId}`

// I8  organisation with the names above it   GetItem  pk = ORGANISATION#id, sk = ORGANISATION
export const OrganisationEntity = new Entity({
  name: 'Organisation',
  table,
  timestamps: false,
  schema: item({
    organisationId: string().key(),
    orgPath: string(),
    names: list(string()), // from the province down, its own last
    hasChildren: boolean(),
    revision: number().optional(), // absent until the first change at the console
    code: string().optional(), // the same; until then its place among its siblings alone has it
    closedOn: string().optional(), // the first day without it; absent: open
    successorId: string().optional(), // the unit that took over the people of a closed one
    lastChange: documentAttribute(Change).optional(), // in case a crash left it out of the audit log
  }),
  computeKey: ({ organisationId }) => ({ pk: `ORGANISATION#${organisationId}`, sk: 'ORGANISATION' }),
})

const Child = z.object({
  organisationId: z.string(),
  code: z.string(),
  orgPath: z.string(),
  name: z.string(),
  hasChildren: z.boolean(),
  closedOn: z.string().optional(),
})
export type StoredChild = z.infer<typeof Child>

// I9  children of an organisation in the order of their codes   Query  sk begins with CHILDREN#
//     pk = ORGANISATION#id or ORGANISATION#ROOT
// A hundred in one item: a list of them costs one read unit, and a province is loaded with one write per
// organisation, not two.
export const ChildrenEntity = new Entity({
  name: 'Children',
  table,
  timestamps: false,
  schema: item({
    parentId: string().key(), // ROOT above the provinces
    part: number().key(),
    children: jsonAttribute(z.array(Child)),
    revision: number().optional(), // absent until the first change at the console
  }),
  computeKey: (part) => childrenKeyOf(part),
})
export const childrenKeyOf = ({ parentId, part }: { parentId: string; part: number }) => ({
  pk: `ORGANISATION#${parentId}`,
  sk: `CHILDREN#${`${part}`.padStart(3, '0')}`,
})
export const childrenOf = ChildrenEntity.build(AccessPattern)
  .schema(map({ parentId: string() }))
  .pattern(({ parentId }) => ({ partition: `ORGANISATION#${parentId}`, range: { beginsWith: 'CHILDREN#' } }))
  .options({ entityAttrFilter: false })
  .meta({ title: 'I9' })

// I10  console sign-in   GetItem  pk = CONSOLE-SIGN-IN#id, sk = CONSOLE-SIGN-IN, consistent;
//     every change of state IF the state before
export const ConsoleSignInEntity = new Entity({
  name: 'ConsoleSignIn',
  table,
  schema: item({
    signInId: string().key(),
    state: string().enum('waiting', 'scanned', 'confirmed', 'refused'),
    secretHash: string(),
    checkDigits: string(),
    browser: string(),
    address: string().optional(), // for five minutes; the item goes with its expiry
    startedAt: string(),
    expiresAt: number(),
    learnerId: string().optional(), // of the administrator who has scanned and alone may confirm
    appid: string().optional(),
    openid: string().optional(),
    unionid: string().optional(),
    confirmedAt: string().optional(),
    collectedAt: string().optional(),
  }),
  computeKey: ({ signInId }) => ({ pk: `CONSOLE-SIGN-IN#${signInId}`, sk: 'CONSOLE-SIGN-IN' }),
})

// I13  first administrators of a province were put   PutItem IF absent
//      pk = ORGANISATION#id, sk = INSTALLATION
export const InstallationEntity = new Entity({
  name: 'Installation',
  table,
  timestamps: false,
  schema: item({ organisationId: string().key(), installedAt: string() }),
  computeKey: ({ organisationId }) => ({ pk: `ORGANISATION#${organisationId}`, sk: 'INSTALLATION' }),
})

// I18  learners whose place, level or binding was written since, for modules that follow the roster
//      PutItem, before the write  pk = ROSTER-CHANGES#shard, sk = instant#learner
//      Query, consistent, up to an instant; the follower deletes what it has followed
export const RosterChangeEntity = new Entity({
  name: 'RosterChange',
  table,
  timestamps: false,
  schema: item({ shard: number().key(), at: string().key(), learnerId: string().key() }),
  computeKey: (change) => rosterChangeKeyOf(change),
})
export const rosterChangesPartition = (shard: number) => `ROSTER-CHANGES#${shard}`
export const rosterChangeKeyOf = ({
  shard,
  at,
  learnerId,
}: {
  shard: number
  at: string
  learnerId: string
}) => ({
  pk: rosterChangesPartition(shard),
  sk: `${at}#${learnerId}`,
})
export const rosterChangesUntil = RosterChangeEntity.build(AccessPattern)
  .schema(map({ shard: number(), until: string() }))
  .pattern(({ shard, until }) => ({ partition: rosterChangesPartition(shard), range: { lt: until } }))
  .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'I18' })
