import {
  AnnouncementFacts,
  AnnouncementState,
  AnnouncementStep,
} from '@zhixing/shared/announcements/contract'
import type { Audience } from '@zhixing/shared/announcements/rules'
import * as z from 'zod'
import { storedStepFields } from '../../core/workflow/history'

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
  history: z.array(AnnouncementStep.extend(storedStepFields)),
})
export type StoredAnnouncement = z.output<typeof StoredAnnouncement>

export interface Announcement extends StoredAnnouncement {
  revision: number // goes up with every step; 0 for a new one
  bellPending?: string | undefined // the publishedAt for which push has not started a campaign yet
}

export type PublishedAnnouncement = Announcement & { publishedAt: string }

export const isPublished = (announcement: Announcement | undefined): announcement is PublishedAnnouncement =>
  announcement?.state === 'published' && announcement.publishedAt !== undefined

/** What a publication changes; the bell is pending if WeChat messages go out. */
export function publicationAt(
  { facts: { bell } }: StoredAnnouncement,
  now: Date,
): Pick<Announcement, 'publishAt' | 'publishedAt' | 'bellPending'> {
  const publishedAt = now.toISOString()
  const hasBell = bell.templateMessage || bell.subscribeMessage
  return { publishAt: undefined, publishedAt, bellPending: hasBell ? publishedAt : undefined }
}

export const audienceOf = ({ orgPath, facts: { jobLevels } }: StoredAnnouncement): Audience => ({
  orgPath,
  jobLevels,
})
