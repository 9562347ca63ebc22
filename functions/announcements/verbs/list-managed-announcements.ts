import * as contract from '@zhixing/shared/announcements/contract'
import type { Pin } from '@zhixing/shared/announcements/pins'
import { announcementWorkflow, mayViewAnnouncement } from '@zhixing/shared/announcements/rules'
import { roles } from '@zhixing/shared/identity/role'
import { isWaitingFor } from '@zhixing/shared/workflow/rules'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import { requireRole } from '../../identity/api'
import { toManagedAnnouncement } from '../announcement-detail'
import { type Announcement, isPublished } from '../store/announcement'
import { findAnnouncement } from '../store/announcements'
import { announcementIndex } from '../store/entity'
import { listPins } from '../store/pins'

export const listManagedAnnouncements = endpoint(
  contract.listManagedAnnouncements,
  async ({ input: { state, waitingFor, pageSize, cursor }, actor, now }) => {
    const grants = await requireRole(actor, roles)
    const caller = { personId: actor.learnerId, grants }
    const page = await listManaged(announcementIndex, {
      question: ['managed announcements', actor.learnerId, state, waitingFor],
      cursor,
      pageSize,
      matches: (key) =>
        mayViewAnnouncement(key, grants) &&
        (state ?? key.state) === key.state &&
        (!waitingFor || key.state in announcementWorkflow.awaited),
      find: ({ announcementId }) => findAnnouncement(announcementId),
      matchesDocument: (found) => !waitingFor || isWaitingFor(announcementWorkflow, found, caller, now),
    })
    const pinsOf = await listPinsByFeed(page.documents)
    const announcements = page.documents.map((found) =>
      toManagedAnnouncement(found, pinsOf.get(found.facts.organisationId) ?? [], now),
    )
    return { announcements, cursor: page.cursor }
  },
)

/** The pins of every feed in which one of the announcements is published, by organisation id. */
async function listPinsByFeed(announcements: Announcement[]): Promise<Map<string, Pin[]>> {
  const published = announcements.filter(isPublished)
  const organisationIds = [...new Set(published.map(({ facts }) => facts.organisationId))]
  const pins = await Promise.all(organisationIds.map((organisationId) => listPins(organisationId)))
  return new Map(organisationIds.map((organisationId, index) => [organisationId, pins[index] ?? []]))
}
