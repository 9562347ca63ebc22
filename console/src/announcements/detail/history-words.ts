import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'

type StepName = AnnouncementDetail['history'][number]['step']

export const announcementStepTitles: Record<StepName, string> = {
  saved: '保存草稿',
  submitted: '提交审批',
  approved: '审批通过',
  rejected: '退回修改',
  scheduled: '定时发布',
  published: '发布',
  withdrawn: '撤回',
}
export const announcementStepColours: Partial<Record<StepName, string>> = {
  approved: 'green',
  published: 'green',
  rejected: 'orange',
  withdrawn: 'gray',
}
