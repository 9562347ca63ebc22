import type { PropsWithChildren } from 'react'
import { ActionButton } from '../../../../components/controls/action-button'

interface Props {
  onCode: (code: string) => void
}

/**
 * Only a phone of the simulator has a number; in a plain browser the learner binds by name and roster code.
 */
export function PhoneButton({ onCode, children }: PropsWithChildren<Props>) {
  if (!window.wxSim) return null
  const requestCode = async () => {
    const answer = await window.wxSim?.getPhoneNumber().catch(() => undefined)
    if (answer) onCode(answer.code)
  }
  return <ActionButton onClick={() => void requestCode()}>{children}</ActionButton>
}
