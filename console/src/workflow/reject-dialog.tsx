import { type DialogState, ReasonDialog } from './reason-dialog'

interface Props extends DialogState {
  title: string
  onReject: (comment: string) => Promise<boolean>
}

/** The approver sends the document back and says what has to be changed. */
export const RejectDialog = ({ onReject, ...dialog }: Props) => (
  <ReasonDialog
    {...dialog}
    okText="退回"
    cancelText="取消"
    label="退回的原因"
    placeholder="哪里需要改、怎么改"
    reasonMaxLength={200}
    onSubmit={onReject}
  >
    <p className="quiet">对方会看到您写的原因。</p>
  </ReasonDialog>
)
