import {
  approveAnnouncement,
  pinAnnouncement,
  publishAnnouncement,
  submitAnnouncement,
  unpinAnnouncement,
  withdrawAnnouncement,
} from '@zhixing/shared/announcements/contract'
import { call } from '../../server/call'
import { useSteps } from '../../workflow/use-steps'
import { announcementQueries } from '../queries'

export type AnnouncementSteps = ReturnType<typeof useAnnouncementSteps>

/** The steps of an announcement after it is written. Each resolves to whether it was taken. */
export function useAnnouncementSteps(announcementId: string) {
  const { run, isBusy } = useSteps(announcementQueries, announcementId)
  return {
    isBusy,
    submit: (revision: number) =>
      run(() => call(submitAnnouncement, { announcementId, revision }), '已提交，等待另一位同志审批'),
    approve: (revision: number) =>
      run(() => call(approveAnnouncement, { announcementId, revision, approve: true }), '已审批通过'),
    reject: (revision: number, comment: string) =>
      run(
        () => call(approveAnnouncement, { announcementId, revision, approve: false, comment }),
        '已退回起草人修改',
      ),
    publish: (revision: number, publishAt?: string) =>
      run(
        () => call(publishAnnouncement, { announcementId, revision, publishAt }),
        publishAt ? '已定时，到时自动发布' : '已发布',
      ),
    withdraw: (revision: number) =>
      run(() => call(withdrawAnnouncement, { announcementId, revision }), '已撤回'),
    pin: (endsOn: string) =>
      run(() => call(pinAnnouncement, { announcementId, endsOn }), `已置顶至 ${endsOn}`),
    unpin: () => run(() => call(unpinAnnouncement, { announcementId }), '已取消置顶'),
  }
}
