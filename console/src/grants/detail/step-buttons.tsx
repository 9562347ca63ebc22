import type { GrantAction, GrantDetail } from '@zhixing/shared/grants/contract'
import { ReasonDialog } from '../../workflow/reason-dialog'
import { type StepButton, StepButtons } from '../../workflow/step-buttons'
import { useDialogs } from '../../workflow/use-dialogs'
import { grantTitle } from '../words'
import type { GrantSteps } from './use-grant-steps'

interface Props {
  detail: GrantDetail
  steps: GrantSteps
}

const REASON_CHARACTERS_MAX = 200

export function GrantStepButtons({ detail, steps }: Props) {
  const { open, dialog } = useDialogs<'refuse' | 'end'>()
  const { name, revision, state, actions } = detail
  const isRequest = state === 'requested'
  const buttons: StepButton<GrantAction>[] = [
    { action: 'end', label: isRequest ? '取消申请' : '结束权限', look: 'danger', onClick: () => open('end') },
    { action: 'refuse', label: '不批准', onClick: () => open('refuse') },
    {
      action: 'approve',
      label: isRequest ? '批准' : '核实无误，恢复',
      look: 'primary',
      confirmation: {
        title: isRequest ? '批准这项权限？' : '确认是本人，恢复权限？',
        content: `请先向${name}本人或所在单位核对姓名和手机号。确认后，${name}立即拥有“${grantTitle(detail)}”。`,
        okText: isRequest ? '批准' : '恢复',
        cancelText: '再看看',
        take: () => steps.approve(revision),
      },
    },
  ]
  return (
    <>
      <StepButtons buttons={buttons} offered={actions} isBusy={steps.isBusy} />
      <ReasonDialog
        {...dialog('refuse')}
        title="不批准这项权限"
        okText="不批准"
        placeholder="为什么不批准，申请人会看到"
        reasonMaxLength={REASON_CHARACTERS_MAX}
        onSubmit={(comment) => steps.refuse(revision, comment)}
      />
      <ReasonDialog
        {...dialog('end')}
        title={isRequest ? '取消这件申请' : '结束这项权限'}
        okText={isRequest ? '取消申请' : '结束'}
        placeholder="为什么，例如：岗位调整"
        reasonMaxLength={REASON_CHARACTERS_MAX}
        danger
        onSubmit={(reason) => steps.end(revision, reason)}
      >
        <p className="quiet">立即失效。记录保留，不会删除。</p>
      </ReasonDialog>
    </>
  )
}
