import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { documentAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { managedIndex } from '../../core/workflow/managed-index'
import { StoredAnnouncement } from './announcement'

// A1  an announcement   GetItem  pk = ANNOUNCEMENT#id, sk = ANNOUNCEMENT
export const AnnouncementEntity = new Entity({
  name: 'Announcement',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    revision: number(), // the condition of the next step
    announcement: documentAttribute(StoredAnnouncement),
    bellPending: string().optional(), // removed once push has started the campaign
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ announcementId }) => ({ pk: `ANNOUNCEMENT#${announcementId}`, sk: 'ANNOUNCEMENT' }),
})

// A2  announcements of a scope, newest change first   Query, descending, then A1
//     gsi1pk = MANAGED#ANNOUNCEMENT
export const announcementIndex = managedIndex({
  partition: 'MANAGED#ANNOUNCEMENT',
  fields: ['state', 'orgPath', 'announcementId'],
  toIndexKey: ({ state, orgPath, announcementId }: StoredAnnouncement) => ({
    state,
    orgPath,
    announcementId,
  }),
})

// A3  an earlier version, as it was withdrawn   GetItem  pk = ANNOUNCEMENT#id, sk = VERSION#n
export const AnnouncementVersionEntity = new Entity({
  name: 'AnnouncementVersion',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    announcement: documentAttribute(StoredAnnouncement),
  }),
  computeKey: ({ announcementId, version }) => ({
    pk: `ANNOUNCEMENT#${announcementId}`,
    sk: `VERSION#${`${version}`.padStart(5, '0')}`,
  }),
})

// A4  announcements addressed to exactly this organisation, newest first   Query, descending
//     pk = FEED#organisationId
export const FeedCardEntity = new Entity({
  name: 'FeedCard',
  table,
  timestamps: false,
  schema: item({
    organisationId: string().key(),
    publishedAt: string().key(),
    announcementId: string().key(),
    orgPath: string(),
    jobLevels: list(string().enum('provincial', 'bureau', 'division', 'section', 'clerk')),
    title: string(),
    summary: string(),
    topic: string().enum('notice', 'newCourse', 'trainingClass'),
    organisationName: string(),
  }),
  computeKey: ({ organisationId, publishedAt, announcementId }) => ({
    pk: `FEED#${organisationId}`,
    sk: `${publishedAt}#${announcementId}`,
  }),
})
export const feedCards = FeedCardEntity.build(AccessPattern)
  .schema(map({ organisationId: string(), before: string().optional() }))
  .pattern(({ organisationId, before }) => ({
    partition: `FEED#${organisationId}`,
    ...(before && { range: { lt: before } }),
  }))
  .options({ reverse: true, entityAttrFilter: false })
  .meta({ title: 'A4' })

// A5  publications and withdrawals to carry out by now   Query  pk = DUE, sk up to now, now included
// Written before the step, deleted when inbox and bell agree with the announcement: a crash in between
// leaves a row to work off.
export const DuePublicationEntity = new Entity({
  name: 'Due',
  table,
  timestamps: false,
  schema: item({ dueAt: string().key(), announcementId: string().key() }),
  computeKey: ({ dueAt, announcementId }) => ({ pk: 'DUE', sk: `${dueAt}#${announcementId}` }),
})
export const duePublications = DuePublicationEntity.build(AccessPattern)
  .schema(map({ now: string() }))
  .pattern(({ now }) => ({ partition: 'DUE', range: { lt: `${now}#~` } })) // `~` sorts after every id
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'A5' })

// A6  the announcements a learner has read   Query  pk = LEARNER#id, sk begins with READ#
export const ReadMarkEntity = new Entity({
  name: 'ReadMark',
  table,
  timestamps: false,
  schema: item({ learnerId: string().key(), announcementId: string().key(), readAt: string() }),
  computeKey: ({ learnerId, announcementId }) => ({
    pk: `LEARNER#${learnerId}`,
    sk: `READ#${announcementId}`,
  }),
})
export const readMarksOfLearner = ReadMarkEntity.build(AccessPattern)
  .schema(map({ learnerId: string() }))
  .pattern(({ learnerId }) => ({ partition: `LEARNER#${learnerId}`, range: { beginsWith: 'READ#' } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'A6' })
