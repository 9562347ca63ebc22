import {
  AnnouncementFacts,
  AnnouncementState,
  AnnouncementStep,
} from '@zhixing/shared/announcements/contract'
import type { Audience } from '@zhixing/shared/announcements/rules'
import * as z from 'zod'

/** What every step replaces as a whole. */
export const StoredAnnouncement = z.object({
  announcementId: z.string(),
  version: z.number(), // goes up when a withdrawn announcement is edited again
  state: AnnouncementState,
  facts: AnnouncementFacts,
  orgPath: z.string(), // of facts.organisationId
  organisationName: z.string(),
  authorId: z.string(),
  author: z.string(),
  editorIds: z.array(z.string()), // everyone who has saved this version
  updatedAt: z.string(),
  publishAt: z.string().optional(), // the time it is scheduled for
  publishedAt: z.string().optional(),
  history: z.array(AnnouncementStep.extend({ byId: z.string(), revision: z.number() })),
})
export type StoredAnnouncement = z.output<typeof StoredAnnouncement>

export interface Announcement extends StoredAnnouncement {
  revision: number // goes up with every step; 0 for a new one
  bellPending?: string | undefined // the publishedAt for which push has not started a campaign yet
}

export type PublishedAnnouncement = Announcement & { publishedAt: string }

export const isPublished = (announcement: Announcement | undefined): announcement is PublishedAnnouncement =>
  announcement?.state === 'published' && announcement.publishedAt !== undefined

/** Whether WeChat messages go out when it is published. */
export const hasBell = ({ facts: { bell } }: StoredAnnouncement): boolean =>
  bell.templateMessage || bell.subscribeMessage

export const audienceOf = ({ orgPath, facts: { jobLevels } }: StoredAnnouncement): Audience => ({
  orgPath,
  jobLevels,
})
