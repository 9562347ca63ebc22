import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './index.scss'

interface Props {
  onCode: (code: string) => void
}

/** WeChat hands over a code for the phone number only when its own kind of button is tapped. */
export function PhoneButton({ onCode, children }: PropsWithChildren<Props>) {
  return (
    <Button
      className="phone-button"
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => {
        if (detail.code) onCode(detail.code)
      }}
    >
      {children}
    </Button>
  )
}
