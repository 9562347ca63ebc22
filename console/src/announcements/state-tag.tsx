import type { AnnouncementState } from '@zhixing/shared/announcements/contract'
import { Tag } from 'antd'

export const stateTitles: Record<AnnouncementState, string> = {
  draft: '草稿',
  submitted: '待审批',
  approved: '已通过',
  scheduled: '定时',
  published: '已发布',
  withdrawn: '已撤回',
}
const stateColours: Record<AnnouncementState, string> = {
  draft: 'default',
  submitted: 'gold',
  approved: 'blue',
  scheduled: 'purple',
  published: 'green',
  withdrawn: 'default',
}

export const StateTag = ({ state }: { state: AnnouncementState }) => (
  <Tag color={stateColours[state]}>{stateTitles[state]}</Tag>
)
