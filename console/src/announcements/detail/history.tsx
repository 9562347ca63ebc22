import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { Steps } from '../../workflow/history'

type Step = AnnouncementDetail['history'][number]

const titles: Record<Step['step'], string> = {
  saved: '保存草稿',
  submitted: '提交审批',
  approved: '审批通过',
  rejected: '退回修改',
  scheduled: '定时发布',
  published: '发布',
  withdrawn: '撤回',
}
const colours: Partial<Record<Step['step'], string>> = {
  approved: 'green',
  published: 'green',
  rejected: 'orange',
  withdrawn: 'gray',
}

export const History = ({ steps }: { steps: Step[] }) => (
  <Steps steps={steps} titles={titles} colours={colours} />
)
