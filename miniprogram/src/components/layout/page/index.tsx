import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { useTypeSize } from '../../../appearance/type-size'
import { toAria } from '../../../platform/accessibility/aria'
import { PrivacyPopup } from '../privacy-popup'
import './index.scss'

interface Props {
  /** Without margins; the page sets its own. */
  isBare?: boolean
  className?: string
}

/** The frame of every page: type size, safe area and WeChat's privacy question. */
export function Page({ children, isBare = false, className = '' }: PropsWithChildren<Props>) {
  const typeSize = useTypeSize()
  return (
    <View
      className={`page type-${typeSize} ${isBare ? '' : 'page--padded'} ${className}`}
      {...toAria({ role: 'main' })}
    >
      {children}
      <PrivacyPopup />
    </View>
  )
}
