import type { AnnouncementFacts } from '@zhixing/shared/announcements/contract'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { nameInHistory } from '@zhixing/shared/workflow/rules'
import { contentHashOf } from '../core/content-hash'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { isLastStep } from '../core/workflow/history'
import { recordSteps } from '../core/workflow/record-steps'
import { findName, toAuditedAnnouncement } from './announcement-step'
import type { Announcement } from './store/announcement'
import { findAnnouncement, putAnnouncement } from './store/announcements'

interface CreateCall {
  input: { announcementId: string }
  actor: Actor
  now: Date
  refuse: Refuse<'request/stale'>
}

interface Draft {
  facts: AnnouncementFacts
  orgPath: string
  organisationName: string
}

/**
 * Creates the draft under the id that the client chose; a repeat with the same facts answers with the draft
 * that is there.
 */
export async function createAnnouncement(call: CreateCall, draft: Draft): Promise<Announcement> {
  const created = await findOrCreate(call, draft)
  await recordSteps(created.history, toAuditedAnnouncement(created), call.now)
  return created
}

async function findOrCreate(
  { input: { announcementId }, actor, now, refuse }: CreateCall,
  draft: Draft,
): Promise<Announcement> {
  const at = now.toISOString()
  const author = await findName(actor)
  const step = nameInHistory(announcementWorkflow, 'edit')
  const content = { facts: draft.facts }
  const contentHash = contentHashOf(content)
  const created = await putAnnouncement({
    announcementId,
    revision: 0,
    version: 1,
    state: 'draft',
    ...draft,
    authorId: actor.learnerId,
    author,
    editorIds: [actor.learnerId],
    updatedAt: at,
    history: [
      { at, by: author, byId: actor.learnerId, network: actor.network, step, revision: 1, contentHash },
    ],
  })
  if (created) return created
  const existing = await findAnnouncement(announcementId)
  if (existing && isLastStep(existing, step, { personId: actor.learnerId }, { seenRevision: 0, content }))
    return existing
  throw refuse('request/stale')
}
