import type { AnnouncementFacts, AnnouncementState } from '@zhixing/shared/announcements/contract'

export type StepName =
  | 'saved'
  | 'submitted'
  | 'approved'
  | 'rejected'
  | 'scheduled'
  | 'published'
  | 'withdrawn'

export interface StoredStep {
  at: string
  by: string // the name, as it was
  byId: string
  step: StepName
  revision: number // the one this step made
  comment?: string | undefined
}

/** What a step replaces as a whole. */
export interface StoredAnnouncement {
  announcementId: string
  version: number
  state: AnnouncementState
  facts: AnnouncementFacts
  orgPath: string // of facts.organisationId
  organisationName: string
  authorId: string
  author: string
  editorIds: string[]
  updatedAt: string
  publishAt?: string | undefined
  publishedAt?: string | undefined
  history: StoredStep[]
}

export interface Announcement extends StoredAnnouncement {
  revision: number
  bellPending?: string | undefined
}

/** Published, hence with its moment. */
export type Published = Announcement & { publishedAt: string }
export const isPublished = (announcement: Announcement | undefined): announcement is Published =>
  announcement?.state === 'published' && announcement.publishedAt !== undefined
