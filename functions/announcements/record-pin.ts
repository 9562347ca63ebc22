import type { Caller } from '@zhixing/shared/workflow/rules'
import { listChangesOf } from '../core/audit/list-changes'
import { recordChange } from '../core/audit/record-change'
import { findLearner } from '../identity/api'
import { toAuditedAnnouncement } from './announcement-step'
import type { Announcement } from './store/announcement'

/**
 * Records in the audit log that a publisher pinned or unpinned an announcement. A pin has no revision: a
 * request is taken for a repeat if the last line of the announcement says the same of the same person.
 */
export async function recordPin(
  step: 'pinned' | 'unpinned',
  announcement: Announcement,
  { personId: byId, network }: Caller,
  now: Date,
  comment?: string,
): Promise<void> {
  const { module, ...document } = toAuditedAnnouncement(announcement)
  const action = `${module}/${step}`
  const { lines } = await listChangesOf(document, undefined, 1)
  const [last] = lines
  if (last?.action === action && last.byId === byId && last.comment === comment) return
  const at = now.toISOString()
  const by = (await findLearner(byId))?.name ?? ''
  const facts = { action, at, byId, by, network, comment }
  await recordChange({ ...document, ...facts, changeId: `${step} ${at}` }, now)
}
