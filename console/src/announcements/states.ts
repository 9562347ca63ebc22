import type { AnnouncementState } from '@zhixing/shared/announcements/contract'
import { createStateTag } from '../components/feedback/state-tag'

export const announcementStateTitles: Record<AnnouncementState, string> = {
  draft: '草稿',
  submitted: '待审批',
  approved: '已通过',
  scheduled: '定时',
  published: '已发布',
  withdrawn: '已撤回',
}

export const AnnouncementStateTag = createStateTag(announcementStateTitles, {
  draft: 'default',
  submitted: 'gold',
  approved: 'blue',
  scheduled: 'purple',
  published: 'green',
  withdrawn: 'default',
})
