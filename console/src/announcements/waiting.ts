import { listManagedAnnouncements } from '@zhixing/shared/announcements/contract'
import type { WaitingPage } from '../components/shell/console-module'
import { call } from '../server/call'

export async function loadWaitingAnnouncements(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WaitingPage> {
  const page = await call(listManagedAnnouncements, { waitingFor: 'me', cursor }, signal)
  const rows = page.announcements.map(
    ({ announcementId, title, state, organisationName, author, updatedAt }) => ({
      to: `/announcements/${announcementId}`,
      title,
      task: state === 'submitted' ? '公告待审批' : '公告待发布',
      about: `发给${organisationName} · 起草人 ${author}`,
      since: updatedAt,
    }),
  )
  return { rows, cursor: page.cursor }
}
