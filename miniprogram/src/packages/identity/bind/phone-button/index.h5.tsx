import type { PropsWithChildren } from 'react'
import { Action } from '../../../../components/control/action'

/** Only a phone of the simulator has a number to give; a plain browser binds by name and code. */
export function PhoneButton({ onCode, children }: PropsWithChildren<{ onCode: (code: string) => void }>) {
  if (!window.wxSim) return null
  const take = async () => {
    const answer = await window.wxSim?.getPhoneNumber().catch(() => undefined)
    if (answer) onCode(answer.code)
  }
  return <Action onClick={() => void take()}>{children}</Action>
}
