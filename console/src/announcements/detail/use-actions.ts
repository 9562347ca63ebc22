import { useMutation } from '@tanstack/react-query'
import {
  type AnnouncementDetail,
  approveAnnouncement,
  publishAnnouncement,
  submitAnnouncement,
  withdrawAnnouncement,
} from '@zhixing/shared/announcements/contract'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useCallback, useState } from 'react'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'
import { announcementQuery, remember } from '../queries'

export type Actions = ReturnType<typeof useActions>

/** What is done with an announcement once it is written; whoever was overtaken by a colleague sees the present state. */
export function useActions(announcementId: string) {
  const { message } = App.useApp()
  const [read, setRead] = useState(false)
  const step = useMutation({
    mutationFn: ({ act }: { act: () => Promise<AnnouncementDetail>; done: string }) => act(),
    onSuccess: (detail, { done }) => {
      remember(detail)
      void queryClient.invalidateQueries({ queryKey: ['report', announcementId] })
      message.success(done)
    },
    onError: (error) => {
      message.error(errorTitle(error))
      const overtaken =
        error instanceof Refusal &&
        (error.type === 'request/stale' || error.type === 'announcements/wrong-state')
      if (overtaken)
        void queryClient.invalidateQueries({ queryKey: announcementQuery(announcementId).queryKey })
    },
  })
  const go = (act: () => Promise<AnnouncementDetail>, done: string) =>
    step.mutateAsync({ act, done }).then(
      () => true,
      () => false,
    )
  return {
    busy: step.isPending,
    read,
    setRead: useCallback(() => setRead(true), []),
    submit: (revision: number) =>
      go(() => call(submitAnnouncement, { announcementId, revision }), '已提交，等待另一位同志审批'),
    approve: (revision: number) =>
      go(() => call(approveAnnouncement, { announcementId, revision, approve: true }), '已审批通过'),
    reject: (revision: number, comment: string) =>
      go(
        () => call(approveAnnouncement, { announcementId, revision, approve: false, comment }),
        '已退回起草人修改',
      ),
    publish: (revision: number, publishAt?: string) =>
      go(
        () => call(publishAnnouncement, { announcementId, revision, publishAt }),
        publishAt ? '已定时，到时自动发布' : '已发布',
      ),
    withdraw: (revision: number) =>
      go(() => call(withdrawAnnouncement, { announcementId, revision }), '已撤回'),
  }
}
