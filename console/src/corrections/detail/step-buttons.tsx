import type { CreditRequestDetail } from '@zhixing/shared/corrections/contract'
import { hoursText } from '../../components/content/study-hours'
import { RejectDialog } from '../../workflow/reject-dialog'
import { type StepButton, StepButtons } from '../../workflow/step-buttons'
import { useDialogs } from '../../workflow/use-dialogs'
import { learnersText } from '../words'
import type { RequestSteps } from './use-request-steps'

interface Props {
  detail: CreditRequestDetail
  steps: RequestSteps
}

export function RequestStepButtons({ detail, steps }: Props) {
  const { open, dialog } = useDialogs<'reject'>()
  const { studyHours, actions } = detail
  const change = `${studyHours < 0 ? '减少' : '增加'} ${hoursText(studyHours)}`
  const buttons: StepButton<CreditRequestDetail['actions'][number]>[] = [
    {
      action: 'withdraw',
      label: '撤回',
      look: 'danger',
      confirmation: {
        title: '撤回这件申请？',
        content: '撤回后不再审批，学时不变。如需再办，请重新申请。',
        okText: '撤回',
        cancelText: '不撤回',
        danger: true,
        take: steps.withdraw,
      },
    },
    { action: 'reject', label: '退回', onClick: () => open('reject') },
    {
      action: 'approve',
      label: '通过',
      look: 'primary',
      confirmation: {
        title: approvalTitle(detail),
        content: `${learnersText(detail)}的学时将${change}，立即入账，学员看得到原因。入账后不能修改，只能再申请冲正。`,
        okText: '通过',
        cancelText: '再看看',
        take: steps.approve,
      },
    },
  ]
  return (
    <>
      <StepButtons buttons={buttons} offered={actions} isBusy={steps.isBusy} />
      <RejectDialog {...dialog('reject')} title="退回申请" onReject={steps.reject} />
    </>
  )
}

function approvalTitle({ kind, studyHours }: CreditRequestDetail): string {
  if (kind !== 'reversal') return '通过申报？'
  return studyHours < 0 ? '通过冲正？' : '通过恢复？'
}
