import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../workflow/reason-dialog'

interface Props {
  open: boolean
  entries: ReviewDetail['entries']
  onClose: () => void
  onDecide: (reason: string, entryIds: string[]) => Promise<boolean>
}

/** Nothing is chosen beforehand: each hour that is to be taken back is a choice of its own. */
export function ReversalDialog({ open, entries, onClose, onDecide }: Props) {
  const [entryIds, setEntryIds] = useState<string[]>([])
  return (
    <ReasonDialog
      open={open}
      title="提请冲正"
      okText="提请冲正"
      placeholder="核实了什么、怎么核实的、为什么不应计入"
      incomplete={!entryIds.length}
      danger
      onClose={onClose}
      onDecide={(reason) => onDecide(reason, entryIds)}
    >
      <p>选择要冲正的学时：</p>
      <Checkbox.Group
        className="reversal-choices"
        value={entryIds}
        onChange={setEntryIds}
        options={entries.map(({ entryId, title, studyHours }) => ({
          value: entryId,
          label: `${title}（${studyHours} 学时）`,
        }))}
      />
      <p className="quiet">另一位有审批权限的同志批准后才生效。学员会看到您写的理由，并可在 30 天内申诉。</p>
    </ReasonDialog>
  )
}
