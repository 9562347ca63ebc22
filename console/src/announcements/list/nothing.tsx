import type { AnnouncementState } from '@zhixing/shared/announcements/contract'
import { Empty } from 'antd'
import type { ReactNode } from 'react'

const words: Record<AnnouncementState | 'all', string> = {
  all: '还没有公告。起草一条，经另一位同志审批后即可发布。',
  draft: '没有草稿。',
  submitted: '没有等待审批的公告。起草人提交后会出现在这里。',
  approved: '没有已通过、待发布的公告。',
  scheduled: '没有定时发布的公告。发布时可以选择一个时间。',
  published: '还没有发布过公告。',
  withdrawn: '没有撤回的公告。',
}

export const Nothing = ({ state, draft }: { state: AnnouncementState | undefined; draft: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words[state ?? 'all']}>
    {(!state || state === 'draft') && draft}
  </Empty>
)
