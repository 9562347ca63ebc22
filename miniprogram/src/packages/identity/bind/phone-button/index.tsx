import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './index.scss'

/** WeChat gives the number away at a tap on its own button only; we get a code for it. */
export function PhoneButton({ onCode, children }: PropsWithChildren<{ onCode: (code: string) => void }>) {
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
