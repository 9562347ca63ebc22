import { Input, Modal } from 'antd'
import { useState } from 'react'

interface Props {
  open: boolean
  title: string
  onClose: () => void
  onReject: (comment: string) => Promise<boolean>
}

export function RejectDialog({ open, title, onClose, onReject }: Props) {
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const reject = async () => {
    setBusy(true)
    if (await onReject(comment.trim())) onClose()
    setBusy(false)
  }
  return (
    <Modal
      open={open}
      title={title}
      okText="退回"
      cancelText="取消"
      okButtonProps={{ disabled: !comment.trim() }}
      confirmLoading={busy}
      onOk={reject}
      onCancel={onClose}
    >
      <p className="quiet">对方会看到您写的原因。</p>
      <Input.TextArea
        value={comment}
        maxLength={200}
        showCount
        autoSize={{ minRows: 3 }}
        placeholder="哪里需要改、怎么改"
        aria-label="退回的原因"
        onChange={(event) => setComment(event.target.value)}
      />
    </Modal>
  )
}
