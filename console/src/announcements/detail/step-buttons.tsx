import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { RejectDialog } from '../../workflow/reject-dialog'
import { type StepButton, StepButtons } from '../../workflow/step-buttons'
import { useDialogs } from '../../workflow/use-dialogs'
import { PinDialog } from './pin-dialog'
import { PublishDialog } from './publish-dialog'
import type { AnnouncementSteps } from './use-announcement-steps'

type Action = AnnouncementDetail['actions'][number]

interface Props {
  detail: AnnouncementDetail
  steps: AnnouncementSteps
  /** Whether the approver has seen the text to its end. */
  hasRead: boolean
}

export function AnnouncementStepButtons({ detail, steps, hasRead }: Props) {
  const { open, dialog } = useDialogs<'reject' | 'publish' | 'pin'>()
  const { announcementId, revision, organisationName, actions, pinEndsOn } = detail
  const buttons: StepButton<Action>[] = [
    { action: 'edit', label: '编辑', to: `/announcements/${announcementId}/edit` },
    { action: 'submit', label: '提交审批', look: 'primary', onClick: () => steps.submit(revision) },
    { action: 'pin', label: pinEndsOn ? '改置顶日期' : '置顶', onClick: () => open('pin') },
    ...(pinEndsOn ? [{ action: 'pin' as const, label: '取消置顶', onClick: () => steps.unpin() }] : []),
    withdrawButton(detail, steps),
    { action: 'reject', label: '退回修改', onClick: () => open('reject') },
    {
      action: 'approve',
      label: '通过',
      look: 'primary',
      disabledReason: !hasRead && '请先把正文看到最后',
      confirmation: {
        title: '审批通过这条公告？',
        content: `发给 ${organisationName} 及其下级。通过后由有发布权限的同志发布。`,
        okText: '通过',
        cancelText: '再看看',
        take: () => steps.approve(revision),
      },
    },
    { action: 'publish', label: '发布', look: 'primary', onClick: () => open('publish') },
  ]
  return (
    <>
      <StepButtons buttons={buttons} offered={actions} isBusy={steps.isBusy} />
      <RejectDialog
        {...dialog('reject')}
        title="退回修改"
        onReject={(comment) => steps.reject(revision, comment)}
      />
      <PublishDialog
        {...dialog('publish')}
        detail={detail}
        onPublish={(publishAt) => steps.publish(revision, publishAt)}
      />
      <PinDialog {...dialog('pin')} detail={detail} onPin={steps.pin} />
    </>
  )
}

/** Before it is published, withdrawing cancels the schedule; afterwards it takes the announcement back. */
function withdrawButton(
  { state, revision }: AnnouncementDetail,
  steps: AnnouncementSteps,
): StepButton<Action> {
  const isScheduled = state === 'scheduled'
  return {
    action: 'withdraw',
    label: isScheduled ? '取消定时' : '撤回',
    look: 'danger',
    confirmation: {
      title: isScheduled ? '取消定时发布？' : '撤回这条公告？',
      content: isScheduled
        ? '到时间不会发布，学员看不到这条公告。如需再发，编辑后重新提交审批。'
        : '它会立即从所有学员的公告列表中消失。已经送达的微信提醒收不回来，但学员点开时会看到“公告不存在或已撤回”。',
      okText: isScheduled ? '取消定时' : '撤回',
      cancelText: '不撤回',
      danger: true,
      take: () => steps.withdraw(revision),
    },
  }
}
