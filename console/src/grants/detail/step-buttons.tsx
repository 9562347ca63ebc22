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
  const { open, dialog } = useDialogs<'refuse' | 'end' | 'reset'>()
  const { name, revision, state, actions } = detail
  const isRequest = state === 'requested'
  const buttons: StepButton<GrantAction>[] = [
    { action: 'end', label: isRequest ? '取消申请' : '结束权限', look: 'danger', onClick: () => open('end') },
    { action: 'resetSecondFactor', label: '重置动态口令', onClick: () => open('reset') },
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
        {...dialog('reset')}
        title={`重置${name}的动态口令`}
        okText="重置"
        placeholder="为什么，例如：手机丢失，已当面核对本人"
        reasonMaxLength={REASON_CHARACTERS_MAX}
        danger
        onSubmit={(reason) => steps.resetSecondFactor(revision, reason)}
      >
        <p className="quiet">
          请先当面或打电话核对是本人。重置后，{name}立即退出登录，重新扫码，再开启动态口令。
        </p>
      </ReasonDialog>
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
