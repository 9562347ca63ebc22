import * as contract from '@zhixing/shared/announcements/contract'
import { mayView } from '@zhixing/shared/announcements/rules'
import { roles } from '@zhixing/shared/identity/role'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { managedOf } from '../step'
import { findAnnouncement, findManaged } from '../store/announcements'

const PAGE_MAX = 20

export const listManagedAnnouncements = endpoint(
  contract.listManagedAnnouncements,
  async ({ input, actor }) => {
    const grants = await requireRole(actor, roles)
    const question = ['managed announcements', actor.learnerId, input.state]
    const fits = ({ orgPath, state }: { orgPath: string; state: string }) =>
      mayView({ orgPath }, grants) && (input.state === undefined || state === input.state)
    const { found, lastKey } = await findManaged(fits, openCursor(question, input.cursor), PAGE_MAX)
    const newest = await Promise.all(found.map(({ announcementId }) => findAnnouncement(announcementId)))
    // The index may lag behind, so what it said is asked again of the announcement itself.
    const announcements = newest.flatMap((announcement) =>
      announcement && fits(announcement) ? [managedOf(announcement)] : [],
    )
    return { announcements, cursor: cursorOf(question, lastKey) }
  },
)
