import { Input, Modal } from 'antd'
import { type PropsWithChildren, useState } from 'react'

interface Props {
  open: boolean
  title: string
  okText: string
  placeholder: string
  /** Something besides the reason is still missing. */
  incomplete?: boolean
  danger?: boolean
  onClose: () => void
  onDecide: (reason: string) => Promise<boolean>
}

/** No decision about a person without a reason in words. */
export function ReasonDialog({
  open,
  title,
  okText,
  placeholder,
  incomplete,
  danger,
  onClose,
  onDecide,
  children,
}: PropsWithChildren<Props>) {
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const decide = async () => {
    setBusy(true)
    if (await onDecide(reason.trim())) onClose()
    setBusy(false)
  }
  return (
    <Modal
      open={open}
      title={title}
      okText={okText}
      cancelText="再看看"
      okButtonProps={{ disabled: !reason.trim() || incomplete, danger }}
      confirmLoading={busy}
      onOk={decide}
      onCancel={onClose}
    >
      {children}
      <Input.TextArea
        value={reason}
        maxLength={300}
        showCount
        autoSize={{ minRows: 3 }}
        placeholder={placeholder}
        aria-label="理由"
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
