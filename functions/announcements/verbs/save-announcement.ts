import * as contract from '@zhixing/shared/announcements/contract'
import { mayAct, roles } from '@zhixing/shared/identity/role'
import { endpoint } from '../../core/http/endpoint'
import { callerOf } from '../../core/workflow/caller-of'
import { findOrganisation, requireRole } from '../../identity/api'
import { toAnnouncementDetail } from '../announcement-detail'
import { takeAnnouncementStep } from '../announcement-step'
import { createAnnouncement } from '../create-announcement'
import { keepVersion } from '../store/announcements'
import { hideFromInbox } from '../sync-publication'

export const saveAnnouncement = endpoint(contract.saveAnnouncement, async (call) => {
  const { input, actor, now, refuse } = call
  const { facts, revision } = input
  const grants = await requireRole(actor, roles)
  const organisation = await findOrganisation(facts.organisationId)
  if (!organisation)
    throw refuse('request/invalid', { errors: [{ path: 'facts.organisationId', message: '没有这个单位' }] })
  const { orgPath, name: organisationName } = organisation
  // An edit may address it to another organisation: this checks the new one, the step checks the old one.
  if (!mayAct(grants, 'editor', orgPath)) throw refuse('request/forbidden')
  const draft = { facts, orgPath, organisationName }
  if (revision === 0) {
    const created = await createAnnouncement(call, draft)
    return toAnnouncementDetail(created, callerOf(actor, grants), now)
  }
  const { announcement, caller } = await takeAnnouncementStep(call, 'edit', async (found) => {
    if (found.state !== 'withdrawn')
      return { ...draft, editorIds: [...new Set([...found.editorIds, actor.learnerId])] }
    await keepVersion(found)
    await hideFromInbox(found) // while `publishedAt` still tells the key of its card
    return {
      ...draft,
      version: found.version + 1,
      editorIds: [actor.learnerId],
      publishAt: undefined,
      publishedAt: undefined,
    }
  })
  return toAnnouncementDetail(announcement, caller, now)
})
