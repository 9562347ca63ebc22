import type { ReviewAction, ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../workflow/reason-dialog'
import { ReversalDialog } from './reversal-dialog'
import type { Actions as Acts } from './use-actions'

/** The buttons the server says this supervisor has now, and no others. */
export function Actions({ detail, actions }: { detail: ReviewDetail; actions: Acts }) {
  const [dialog, setDialog] = useState<ReviewAction>()
  const { revision, entries } = detail
  const may = (action: ReviewAction) => detail.actions.includes(action)
  const of = (action: ReviewAction) => ({ open: dialog === action, onClose: () => setDialog(undefined) })
  return (
    <>
      {may('dismiss') && (
        <Button type="primary" loading={actions.busy} onClick={() => setDialog('dismiss')}>
          无问题
        </Button>
      )}
      {may('request-reversal') && (
        <Tooltip title={!entries.length && '这次学习没有取得学时，没有可冲正的'}>
          <Button
            danger
            disabled={!entries.length || actions.busy}
            onClick={() => setDialog('request-reversal')}
          >
            提请冲正
          </Button>
        </Tooltip>
      )}
      {may('reject-appeal') && (
        <Button disabled={actions.busy} onClick={() => setDialog('reject-appeal')}>
          维持决定
        </Button>
      )}
      {may('uphold-appeal') && (
        <Button type="primary" loading={actions.busy} onClick={() => setDialog('uphold-appeal')}>
          申诉成立
        </Button>
      )}
      <ReasonDialog
        {...of('dismiss')}
        title="记为无问题"
        okText="无问题"
        placeholder="了解到的情况，例如：本人值夜班"
        onDecide={(reason) => actions.dismiss(revision, reason)}
      >
        <p className="quiet">学时不变，也不通知学员。记录保留 180 天后删除。</p>
      </ReasonDialog>
      <ReversalDialog
        {...of('request-reversal')}
        entries={entries}
        onDecide={(reason, entryIds) => actions.requestReversal(revision, reason, entryIds)}
      />
      <ReasonDialog
        {...of('uphold-appeal')}
        title="申诉成立"
        okText="申诉成立"
        placeholder="为什么成立"
        onDecide={(reason) => actions.answer(revision, true, reason)}
      >
        <p className="quiet">
          还没有审批的冲正不再办理；已经冲正的，提请恢复，由另一位同志审批。学员会看到您写的理由。
        </p>
      </ReasonDialog>
      <ReasonDialog
        {...of('reject-appeal')}
        title="维持决定"
        okText="维持决定"
        placeholder="核实了什么、为什么不能成立"
        onDecide={(reason) => actions.answer(revision, false, reason)}
      >
        <p className="quiet">答复是最终的，学员会看到您写的理由。</p>
      </ReasonDialog>
    </>
  )
}
