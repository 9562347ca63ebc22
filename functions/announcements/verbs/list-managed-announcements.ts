import * as contract from '@zhixing/shared/announcements/contract'
import { mayViewAnnouncement } from '@zhixing/shared/announcements/rules'
import { roles } from '@zhixing/shared/identity/role'
import { endpoint } from '../../core/http/endpoint'
import { listManaged } from '../../core/workflow/list-managed'
import { requireRole } from '../../identity/api'
import { toManagedAnnouncement } from '../announcement-detail'
import { findAnnouncement } from '../store/announcements'
import { announcementIndex } from '../store/entity'

export const listManagedAnnouncements = endpoint(
  contract.listManagedAnnouncements,
  async ({ input: { state, cursor }, actor }) => {
    const grants = await requireRole(actor, roles)
    const page = await listManaged(announcementIndex, {
      question: ['managed announcements', actor.learnerId, state],
      cursor,
      matches: (key) => mayViewAnnouncement(key, grants) && (state ?? key.state) === key.state,
      find: ({ announcementId }) => findAnnouncement(announcementId),
    })
    return { announcements: page.documents.map(toManagedAnnouncement), cursor: page.cursor }
  },
)
