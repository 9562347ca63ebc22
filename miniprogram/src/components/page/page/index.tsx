import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { useTypeSize } from '../../../appearance/type-size'
import { PrivacyPopup } from '../privacy-popup'
import './index.scss'

/** The ground every page stands on: the learner's size of type, the safe area, WeChat's privacy question. `bare` leaves the margins to the page. */
export function Page({
  children,
  bare = false,
  className = '',
}: PropsWithChildren<{ bare?: boolean; className?: string }>) {
  const size = useTypeSize()
  return (
    <View className={`page type-${size} ${bare ? '' : 'page--padded'} ${className}`}>
      {children}
      <PrivacyPopup />
    </View>
  )
}
