import { announcementWorkflow, mayViewAnnouncement } from '@zhixing/shared/announcements/rules'
import { roles } from '@zhixing/shared/identity/role'
import type { Caller } from '@zhixing/shared/workflow/rules'
import type { ActionOf, StepProblem } from '@zhixing/shared/workflow/table'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { callerOf } from '../core/workflow/caller-of'
import { type StepChange, takeDocumentStep } from '../core/workflow/document-step'
import type { AuditedDocument } from '../core/workflow/record-steps'
import { findLearner, requireRole } from '../identity/api'
import type { Announcement } from './store/announcement'
import { findAnnouncement, putAnnouncement } from './store/announcements'

type AnnouncementAction = ActionOf<typeof announcementWorkflow>

interface AnnouncementStepCall<Action extends AnnouncementAction> {
  input: { announcementId: string; revision: number }
  actor: Actor
  now: Date
  refuse: Refuse<
    StepProblem<typeof announcementWorkflow, Action> | 'announcements/not-found' | 'request/stale'
  >
}

/** Takes a step of the caller. `change` runs after every check has passed; it may write and may refuse. */
export async function takeAnnouncementStep<Action extends AnnouncementAction>(
  { input, actor, now, refuse }: AnnouncementStepCall<Action>,
  action: Action,
  change: (found: Announcement) => Promise<StepChange<Announcement>>,
): Promise<{ announcement: Announcement; caller: Caller }> {
  const { announcementId, revision, ...content } = input
  const { found, caller } = await openAnnouncement(announcementId, actor, refuse)
  const announcement = await takeDocumentStep(
    {
      workflow: announcementWorkflow,
      action,
      document: found,
      caller,
      now,
      conflict: 'request/stale',
      refuse,
    },
    {
      found,
      seenRevision: revision,
      content,
      findName: () => findName(actor),
      change: () => change(found),
      save: putAnnouncement,
      findCurrent: () => findAnnouncement(announcementId),
      toAudited: toAuditedAnnouncement,
    },
  )
  return { announcement, caller }
}

/**
 * The announcement with the caller's grants. Outside the caller's scope it is answered as if it did not
 * exist.
 */
export async function openAnnouncement(
  announcementId: string,
  actor: Actor,
  refuse: Refuse<'announcements/not-found'>,
): Promise<{ found: Announcement; caller: Caller }> {
  const grants = await requireRole(actor, roles)
  const found = await findAnnouncement(announcementId)
  if (!found || !mayViewAnnouncement(found, grants)) throw refuse('announcements/not-found')
  return { found, caller: callerOf(actor, grants) }
}

export const toAuditedAnnouncement = ({ announcementId, facts, orgPath }: Announcement): AuditedDocument => ({
  module: 'announcements',
  kind: 'announcement',
  objectId: announcementId,
  title: facts.title,
  scope: orgPath,
})

/** Empty if the caller has left the roster since they signed in. */
export const findName = async ({ learnerId }: Actor): Promise<string> =>
  (await findLearner(learnerId))?.name ?? ''
