import * as z from 'zod'
import { ArticleBlock } from '../catalogue/article'
import { Cursor, contract, Day, Done, Id, Instant, ListPageSize, WaitingFor } from '../contract'
import { JobLevel } from '../identity/role'
import { opaque, optionalText, SeenRevision, SeenRevisionInQuery, text } from '../text'
import { recordedStep } from '../workflow/history'

/**
 * draft → submitted → approved → scheduled → published → withdrawn; a rejection or an edit leads back to
 * draft.
 */
export const AnnouncementState = z.enum([
  'draft',
  'submitted',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
])
export type AnnouncementState = z.infer<typeof AnnouncementState>

export const Topic = z.enum(['notice', 'newCourse', 'trainingClass'])
export type Topic = z.infer<typeof Topic>
export const topicTitles: Record<Topic, string> = {
  notice: '通知公告',
  newCourse: '新课上线',
  trainingClass: '培训班',
}

/**
 * The WeChat messages that followers get besides the inbox: none, a template message, a subscribe message,
 * or both.
 */
export const Bell = z.strictObject({ templateMessage: z.boolean(), subscribeMessage: z.boolean() })

/** An announcement in a learner's inbox. */
export const InboxCard = z.object({
  announcementId: Id,
  title: z.string(),
  summary: z.string(),
  topic: Topic,
  organisationName: z.string(), // the publisher
  publishedAt: Instant,
  pinEndsOn: Day.optional(), // shown on top of the inbox until the end of this day
  readAt: Instant.optional(),
})
export type InboxCard = z.infer<typeof InboxCard>

/** Longer than other cursors: it holds the ids of up to five pinned announcements of each of five feeds. */
const InboxCursor = opaque(2048)

export const listAnnouncements = contract({
  method: 'GET',
  path: '/v1/announcements',
  summary: 'The inbox: announcements addressed to me, pinned first, then newest; a guest sees the province',
  access: 'public',
  input: z.strictObject({ cursor: InboxCursor.optional() }),
  output: z.object({
    announcements: z.array(InboxCard),
    unread: z.number().int(), // among the newest hundred cards of my feeds
    cursor: InboxCursor.optional(),
  }),
  problems: [],
})

export const getAnnouncement = contract({
  method: 'GET',
  path: '/v1/announcements/{announcementId}',
  summary: 'A published announcement that is addressed to me',
  access: 'public',
  input: z.strictObject({ announcementId: Id }),
  output: InboxCard.extend({
    body: z.array(ArticleBlock),
    courseId: Id.optional(),
    courseTitle: z.string().optional(),
  }),
  problems: ['announcements/not-found'],
})

export const markRead = contract({
  method: 'POST',
  path: '/v1/read-marks',
  summary: 'Mark announcements as read; the first mark stays',
  access: 'learner',
  input: z.strictObject({ announcementIds: z.array(Id).min(1).max(100) }),
  output: Done,
  problems: [],
})

export const AnnouncementFacts = z.strictObject({
  title: text(40),
  summary: text(120),
  topic: Topic,
  body: z.array(ArticleBlock).min(1).max(200),
  organisationId: Id, // addressed to this organisation and all below it
  jobLevels: z.array(JobLevel).max(5).default([]), // empty: all
  courseId: Id.optional(), // a card to this course below the text
  bell: Bell,
})
export type AnnouncementFacts = z.infer<typeof AnnouncementFacts>

export const AnnouncementStep = recordedStep([
  'saved',
  'submitted',
  'approved',
  'rejected',
  'scheduled',
  'published',
  'withdrawn',
])

export const ManagedAnnouncement = z.object({
  announcementId: Id,
  revision: z.number().int(), // goes up with every step
  version: z.number().int(), // goes up when a withdrawn announcement is edited again
  state: AnnouncementState,
  title: z.string(),
  topic: Topic,
  organisationId: Id,
  organisationName: z.string(),
  author: z.string(),
  updatedAt: Instant,
  publishAt: Instant.optional(), // the time it is scheduled for
  publishedAt: Instant.optional(),
  pinEndsOn: Day.optional(), // the last day on which it is pinned
})
export type ManagedAnnouncement = z.infer<typeof ManagedAnnouncement>

/** The steps that the caller may take now, by the rules that decide the request too. */
export const AnnouncementAction = z.enum([
  'edit',
  'submit',
  'approve',
  'reject',
  'publish',
  'withdraw',
  'pin',
])
export type AnnouncementAction = z.infer<typeof AnnouncementAction>

export const AnnouncementDetail = ManagedAnnouncement.extend({
  facts: AnnouncementFacts,
  history: z.array(AnnouncementStep),
  actions: z.array(AnnouncementAction),
})
export type AnnouncementDetail = z.infer<typeof AnnouncementDetail>

export const listManagedAnnouncements = contract({
  method: 'GET',
  path: '/v1/managed-announcements',
  summary: 'Announcements within my scope, newest change first',
  access: 'staff',
  input: z.strictObject({
    state: AnnouncementState.optional(),
    waitingFor: WaitingFor,
    pageSize: ListPageSize,
    cursor: Cursor.optional(),
  }),
  output: z.object({ announcements: z.array(ManagedAnnouncement), cursor: Cursor.optional() }),
  problems: [],
})

export const getManagedAnnouncement = contract({
  method: 'GET',
  path: '/v1/managed-announcements/{announcementId}',
  summary: 'An announcement with its history and the steps I may take',
  access: 'staff',
  input: z.strictObject({ announcementId: Id }),
  output: AnnouncementDetail,
  problems: ['announcements/not-found'],
})

/** What every step of an announcement may be refused with. */
const stepProblems = ['request/stale', 'announcements/not-found', 'announcements/wrong-state'] as const

export const saveAnnouncement = contract({
  method: 'PUT',
  path: '/v1/managed-announcements/{announcementId}',
  summary: 'Save the draft; revision 0 creates it under the id the client chose; an edit undoes an approval',
  access: 'staff',
  input: z.strictObject({ announcementId: Id, revision: SeenRevision, facts: AnnouncementFacts }),
  output: AnnouncementDetail,
  problems: stepProblems,
})

export const submitAnnouncement = contract({
  method: 'POST',
  path: '/v1/managed-announcements/{announcementId}/submission',
  summary: 'Hand the draft to another person for approval',
  access: 'staff',
  input: z.strictObject({ announcementId: Id, revision: SeenRevision }),
  output: AnnouncementDetail,
  problems: stepProblems,
})

export const approveAnnouncement = contract({
  method: 'POST',
  path: '/v1/managed-announcements/{announcementId}/approval',
  summary: 'Approve, or send back with a comment that says why; never one’s own',
  access: 'staff',
  input: z.strictObject({
    announcementId: Id,
    revision: SeenRevision,
    approve: z.boolean(),
    comment: optionalText(200),
  }),
  output: AnnouncementDetail,
  problems: [...stepProblems, 'announcements/same-person'],
})

export const publishAnnouncement = contract({
  method: 'POST',
  path: '/v1/managed-announcements/{announcementId}/publication',
  summary: 'Publish an approved announcement now, or at a time',
  access: 'staff',
  input: z.strictObject({ announcementId: Id, revision: SeenRevision, publishAt: Instant.optional() }),
  output: AnnouncementDetail,
  problems: [...stepProblems, 'announcements/time-past'],
})

export const withdrawAnnouncement = contract({
  method: 'DELETE',
  path: '/v1/managed-announcements/{announcementId}/publication',
  summary: 'Withdraw a published or scheduled announcement from every inbox; sent messages lead to a notice',
  access: 'staff',
  input: z.strictObject({ announcementId: Id, revision: SeenRevisionInQuery }),
  output: AnnouncementDetail,
  problems: stepProblems,
})

const pinProblems = ['announcements/not-found', 'announcements/wrong-state'] as const

export const pinAnnouncement = contract({
  method: 'PUT',
  path: '/v1/managed-announcements/{announcementId}/pin',
  summary: 'Pin a published announcement on top of the inbox until the end of a day; again replaces the day',
  access: 'staff',
  input: z.strictObject({ announcementId: Id, endsOn: Day }),
  output: AnnouncementDetail,
  problems: [...pinProblems, 'announcements/pin-day', 'announcements/pins-full'],
})

export const unpinAnnouncement = contract({
  method: 'DELETE',
  path: '/v1/managed-announcements/{announcementId}/pin',
  summary: 'Unpin an announcement: it returns to its place by time; one that is not pinned stays as it is',
  access: 'staff',
  input: z.strictObject({ announcementId: Id }),
  output: AnnouncementDetail,
  problems: pinProblems,
})
