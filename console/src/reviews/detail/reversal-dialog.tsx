import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { type DialogState, ReasonDialog } from '../../workflow/reason-dialog'

interface Props extends DialogState {
  entries: ReviewDetail['entries']
  onSubmit: (reason: string, entryIds: string[]) => Promise<boolean>
}

/** Nothing is checked at first: the supervisor chooses every entry that is to be reversed. */
export function ReversalDialog({ isOpen, onClose, entries, onSubmit }: Props) {
  const [entryIds, setEntryIds] = useState<string[]>([])
  return (
    <ReasonDialog
      isOpen={isOpen}
      onClose={onClose}
      title="提请冲正"
      okText="提请冲正"
      placeholder="核实了什么、怎么核实的、为什么不应计入"
      isIncomplete={!entryIds.length}
      danger
      onSubmit={(reason) => onSubmit(reason, entryIds)}
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
