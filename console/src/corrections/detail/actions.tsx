import type { CreditRequestDetail } from '@zhixing/shared/corrections/contract'
import { App, Button } from 'antd'
import { useState } from 'react'
import { RejectDialog } from '../../workflow/reject-dialog'
import { concernedWords, hoursWords } from '../words'
import type { Actions as Acts } from './use-actions'

/** The buttons the server says this administrator has now, and no others. */
export function Actions({ detail, actions }: { detail: CreditRequestDetail; actions: Acts }) {
  const { modal } = App.useApp()
  const [rejecting, setRejecting] = useState(false)
  const may = (action: CreditRequestDetail['actions'][number]) => detail.actions.includes(action)
  const isLess = detail.studyHours < 0
  const approve = () =>
    modal.confirm({
      title: detail.kind === 'reversal' ? (isLess ? '通过冲正？' : '通过恢复？') : '通过申报？',
      content: `${concernedWords(detail)}的学时将${isLess ? '减少' : '增加'} ${hoursWords(detail.studyHours)}，立即入账，学员看得到原因。入账后不能修改，只能再申请冲正。`,
      okText: '通过',
      cancelText: '再看看',
      onOk: actions.approve,
    })
  const withdraw = () =>
    modal.confirm({
      title: '撤回这件申请？',
      content: '撤回后不再审批，学时不变。如需再办，请重新申请。',
      okText: '撤回',
      okButtonProps: { danger: true },
      cancelText: '不撤回',
      onOk: actions.withdraw,
    })
  return (
    <>
      {may('withdraw') && (
        <Button danger loading={actions.busy} onClick={withdraw}>
          撤回
        </Button>
      )}
      {may('reject') && (
        <Button disabled={actions.busy} onClick={() => setRejecting(true)}>
          退回
        </Button>
      )}
      {may('approve') && (
        <Button type="primary" loading={actions.busy} onClick={approve}>
          通过
        </Button>
      )}
      <RejectDialog
        open={rejecting}
        title="退回申请"
        onClose={() => setRejecting(false)}
        onReject={actions.reject}
      />
    </>
  )
}
