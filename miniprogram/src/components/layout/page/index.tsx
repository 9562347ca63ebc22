import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { currentTypeSize, useTypeSize } from '../../../appearance/type-size'
import { toAria } from '../../../platform/accessibility/aria'
import { showTypeSize } from '../../../platform/page-frame'
import { PrivacyPopup } from '../privacy-popup'
import './index.scss'

interface Props {
  /** Without margins; the page sets its own. */
  isBare?: boolean
  /** Of the tab bar, which WeChat lays over the end of the page. */
  isTab?: boolean
  className?: string
}

/** The frame of every page: type size, safe area and WeChat's privacy question. */
export function Page({ children, isBare = false, isTab = false, className = '' }: PropsWithChildren<Props>) {
  const typeSize = useTypeSize()
  useDidShow(() => showTypeSize(currentTypeSize()))
  return (
    <View
      className={`page type-${typeSize} ${isBare ? '' : 'page--padded'} ${isTab ? 'page--tab' : ''} ${className}`}
      {...toAria({ role: 'main' })}
    >
      {children}
      <PrivacyPopup />
    </View>
  )
}
