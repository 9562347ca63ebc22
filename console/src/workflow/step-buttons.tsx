import { App, Button, type ModalFuncProps, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { LinkButton } from '../components/page/link-button'

/** The button of one step. It opens a page, acts at once (or opens a dialog), or asks to confirm. */
export type StepButton<Action extends string> = ButtonLook<Action> &
  ({ to: string } | { onClick: () => void } | { confirmation: Confirmation })

interface ButtonLook<Action extends string> {
  /** Two buttons may take one action; each has a label of its own. */
  action: Action
  label: string
  look?: 'primary' | 'danger'
  /** Why the step cannot be taken yet: the tooltip of the disabled button. */
  disabledReason?: string | false
}

export interface Confirmation {
  title: string
  content: string
  okText: string
  cancelText: string
  danger?: true
  take: () => Promise<boolean>
}

interface Props<Action extends string> {
  /** In the order in which they are shown. */
  buttons: StepButton<Action>[]
  /** The steps that the server offers this administrator now; others have no button. */
  offered: readonly Action[]
  isBusy: boolean
}

export function StepButtons<Action extends string>({ buttons, offered, isBusy }: Props<Action>) {
  const { modal } = App.useApp()
  const confirm = ({ danger, take, ...texts }: Confirmation) => {
    const options: ModalFuncProps = { ...texts, onOk: take }
    modal.confirm(danger ? { ...options, okButtonProps: { danger } } : options)
  }
  return buttons
    .filter(({ action }) => offered.includes(action))
    .map((button) => <ShownButton key={button.label} button={button} isBusy={isBusy} confirm={confirm} />)
}

interface ShownProps {
  button: StepButton<string>
  isBusy: boolean
  confirm: (confirmation: Confirmation) => void
}

function ShownButton({ button, isBusy, confirm }: ShownProps): ReactNode {
  const { label, look, disabledReason = false } = button
  if ('to' in button) return <LinkButton to={button.to}>{label}</LinkButton>
  const showsProgress = look !== undefined
  return (
    <Tooltip title={disabledReason}>
      <Button
        {...(look === 'primary' && { type: 'primary' as const })}
        danger={look === 'danger'}
        loading={showsProgress && isBusy}
        disabled={disabledReason !== false || (!showsProgress && isBusy)}
        onClick={'onClick' in button ? button.onClick : () => confirm(button.confirmation)}
      >
        {label}
      </Button>
    </Tooltip>
  )
}
