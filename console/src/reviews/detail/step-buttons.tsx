import type { ReviewAction, ReviewDetail } from '@zhixing/shared/reviews/contract'
import { ReasonDialog } from '../../workflow/reason-dialog'
import { type StepButton, StepButtons } from '../../workflow/step-buttons'
import { useDialogs } from '../../workflow/use-dialogs'
import { ReversalDialog } from './reversal-dialog'
import type { ReviewSteps } from './use-review-steps'

interface Props {
  detail: ReviewDetail
  steps: ReviewSteps
}

export function ReviewStepButtons({ detail: { revision, entries, actions }, steps }: Props) {
  const { open, dialog } = useDialogs<ReviewAction>()
  const buttons: StepButton<ReviewAction>[] = [
    { action: 'dismiss', label: '无问题', look: 'primary', onClick: () => open('dismiss') },
    {
      action: 'request-reversal',
      label: '提请冲正',
      look: 'danger',
      disabledReason: !entries.length && '这次学习没有取得学时，没有可冲正的',
      onClick: () => open('request-reversal'),
    },
    { action: 'reject-appeal', label: '维持决定', onClick: () => open('reject-appeal') },
    { action: 'uphold-appeal', label: '申诉成立', look: 'primary', onClick: () => open('uphold-appeal') },
  ]
  return (
    <>
      <StepButtons buttons={buttons} offered={actions} isBusy={steps.isBusy} />
      <ReasonDialog
        {...dialog('dismiss')}
        title="记为无问题"
        okText="无问题"
        placeholder="了解到的情况，例如：本人值夜班"
        onSubmit={(reason) => steps.dismiss(revision, reason)}
      >
        <p className="quiet">学时不变，也不通知学员。记录保留 180 天后删除。</p>
      </ReasonDialog>
      <ReversalDialog
        {...dialog('request-reversal')}
        entries={entries}
        onSubmit={(reason, entryIds) => steps.requestReversal(revision, reason, entryIds)}
      />
      <ReasonDialog
        {...dialog('uphold-appeal')}
        title="申诉成立"
        okText="申诉成立"
        placeholder="为什么成立"
        onSubmit={(reason) => steps.answerAppeal(revision, true, reason)}
      >
        <p className="quiet">
          还没有审批的冲正不再办理；已经冲正的，提请恢复，由另一位同志审批。学员会看到您写的理由。
        </p>
      </ReasonDialog>
      <ReasonDialog
        {...dialog('reject-appeal')}
        title="维持决定"
        okText="维持决定"
        placeholder="核实了什么、为什么不能成立"
        onSubmit={(reason) => steps.answerAppeal(revision, false, reason)}
      >
        <p className="quiet">答复是最终的，学员会看到您写的理由。</p>
      </ReasonDialog>
    </>
  )
}
