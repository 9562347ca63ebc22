import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { any, item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import type { StoredAnnouncement } from './stored'

// A1  announcement                           GetItem  pk = ANNOUNCEMENT#id, sk = ANNOUNCEMENT
// A2  announcements of a scope, newest first   Query  gsi1pk = MANAGED#ANNOUNCEMENT, descending; keys alone decide, then each by A1
export const AnnouncementEntity = new Entity({
  name: 'Announcement',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    revision: number(), // goes up with every step; the condition of the next one
    announcement: any().castAs<StoredAnnouncement>(), // replaced as a whole, always under a condition
    bellPending: string().optional(), // publishedAt of what phones have yet to ring for; removed once a campaign has taken it
    gsi1pk: string(),
    gsi1sk: string(), // updatedAt#state#orgPath#id: state and scope are filtered without reading an announcement
  }),
  computeKey: ({ announcementId }) => ({ pk: `ANNOUNCEMENT#${announcementId}`, sk: 'ANNOUNCEMENT' }),
})
export const managedIndex = 'MANAGED#ANNOUNCEMENT'
export const managedSortKey = ({ updatedAt, state, orgPath, announcementId }: StoredAnnouncement) =>
  [updatedAt, state, orgPath, announcementId].join('#')
export function openManagedSortKey(sortKey: string) {
  const [, state = '', orgPath = '', announcementId = ''] = sortKey.split('#')
  return { state, orgPath, announcementId }
}

// A3  an earlier version, as it last stood   GetItem  pk = ANNOUNCEMENT#id, sk = VERSION#n
export const VersionEntity = new Entity({
  name: 'AnnouncementVersion',
  table,
  timestamps: false,
  schema: item({
    announcementId: string().key(),
    version: number().key(),
    announcement: any().castAs<StoredAnnouncement>(),
  }),
  computeKey: ({ announcementId, version }) => ({
    pk: `ANNOUNCEMENT#${announcementId}`,
    sk: `VERSION#${`${version}`.padStart(5, '0')}`,
  }),
})

// A4  what was published to exactly this organisation, newest first   Query  pk = FEED#organisationId, descending
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
export const feedOf = FeedCardEntity.build(AccessPattern)
  .schema(map({ organisationId: string(), before: string().optional() }))
  .pattern(({ organisationId, before }) => ({
    partition: `FEED#${organisationId}`,
    ...(before && { range: { lt: before } }),
  }))
  .options({ reverse: true, entityAttrFilter: false })
  .meta({ title: 'A4' })

// A5  what is to be published or put right by now   Query  pk = DUE, sk < now
// Written before the step it stands for, removed when inbox and bell agree with the announcement: a crash in between leaves a row, never a gap.
export const DueEntity = new Entity({
  name: 'Due',
  table,
  timestamps: false,
  schema: item({ dueAt: string().key(), announcementId: string().key() }),
  computeKey: ({ dueAt, announcementId }) => ({ pk: 'DUE', sk: `${dueAt}#${announcementId}` }),
})
export const dueBefore = DueEntity.build(AccessPattern)
  .schema(map({ now: string() }))
  .pattern(({ now }) => ({ partition: 'DUE', range: { lt: `${now}#~` } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'A5' })

// A6  what a learner has read   Query  pk = LEARNER#id, sk begins with READ#
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
export const readMarksOf = ReadMarkEntity.build(AccessPattern)
  .schema(map({ learnerId: string() }))
  .pattern(({ learnerId }) => ({ partition: `LEARNER#${learnerId}`, range: { beginsWith: 'READ#' } }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'A6' })
