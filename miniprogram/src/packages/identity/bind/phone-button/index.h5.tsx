import type { PropsWithChildren } from 'react'
import { ActionButton } from '../../../../components/controls/action-button'

interface Props {
  onCode: (code: string) => void
}

/** Only the simulator's phones have a number. In a plain browser, learners bind by name and roster code. */
export function PhoneButton({ onCode, children }: PropsWithChildren<Props>) {
  if (!window.wxSim) return null
  const requestCode = async () => {
    const answer = await window.wxSim?.getPhoneNumber().catch(() => undefined)
    if (answer) onCode(answer.code)
  }
  return <ActionButton onClick={() => void requestCode()}>{children}</ActionButton>
}
