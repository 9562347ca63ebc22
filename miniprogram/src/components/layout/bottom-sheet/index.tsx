import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './index.scss'

/** Covers the page with a panel at its lower edge. A tap beside the panel does not close it. */
export const BottomSheet = ({ children }: PropsWithChildren) => (
  <View className="bottom-sheet">
    <View className="bottom-sheet__shade" catchMove />
    <View className="bottom-sheet__panel">{children}</View>
  </View>
)
