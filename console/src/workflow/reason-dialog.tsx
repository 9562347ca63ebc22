import { Input, Modal } from 'antd'
import { type PropsWithChildren, useState } from 'react'

export interface DialogState {
  isOpen: boolean
  onClose: () => void
}

interface Props extends DialogState {
  title: string
  okText: string
  cancelText?: string
  /** Accessible name of the text area. */
  label?: string
  placeholder: string
  reasonMaxLength?: number
  /** Something besides the reason is still missing. */
  isIncomplete?: boolean
  danger?: boolean
  /** Resolves to whether the step was taken; the dialog then closes. */
  onSubmit: (reason: string) => Promise<boolean>
}

/** Takes a step that needs a written reason, as every decision about a person or their text does. */
export function ReasonDialog({
  isOpen,
  onClose,
  title,
  okText,
  cancelText = '再看看',
  label = '理由',
  placeholder,
  reasonMaxLength = 300,
  isIncomplete = false,
  danger = false,
  onSubmit,
  children,
}: PropsWithChildren<Props>) {
  const [reason, setReason] = useState('')
  const [isBusy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    if (await onSubmit(reason.trim())) onClose()
    setBusy(false)
  }
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={okText}
      cancelText={cancelText}
      okButtonProps={{ disabled: !reason.trim() || isIncomplete, danger }}
      confirmLoading={isBusy}
      onOk={submit}
      onCancel={onClose}
    >
      {children}
      <Input.TextArea
        value={reason}
        maxLength={reasonMaxLength}
        showCount
        autoSize={{ minRows: 3 }}
        placeholder={placeholder}
        aria-label={label}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
