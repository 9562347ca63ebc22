import { ConfigProvider, type ThemeConfig } from 'antd'
import type { PropsWithChildren } from 'react'
import { colours } from '../../style/theme'

/** Readers judge what they may not change: the text of a disabled field is as dark as any other. */
const readable: ThemeConfig = {
  token: { colorTextDisabled: colours.ink, colorBgContainerDisabled: '#ffffff' },
}

/** Disables every control inside while `when` holds. */
export const ReadOnly = ({ when, children }: PropsWithChildren<{ when: boolean }>) => (
  <ConfigProvider componentDisabled={when} {...(when && { theme: readable })}>
    {children}
  </ConfigProvider>
)
