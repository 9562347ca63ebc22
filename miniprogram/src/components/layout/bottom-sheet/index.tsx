import { View } from '@tarojs/components'
import { type PropsWithChildren, useId } from 'react'
import { toAria } from '../../../platform/accessibility/aria'
import { useDialogFocus } from '../../../platform/accessibility/dialog'
import './index.scss'

interface Props {
  /** What is asked, for a screen reader. */
  label: string
}

/** Covers the page with a panel at its lower edge. A tap beside the panel does not close it. */
export function BottomSheet({ label, children }: PropsWithChildren<Props>) {
  const panelId = useId()
  useDialogFocus(panelId)
  return (
    <View className="bottom-sheet">
      <View className="bottom-sheet__shade" catchMove />
      <View id={panelId} className="bottom-sheet__panel" {...toAria({ role: 'dialog', modal: true, label })}>
        {children}
      </View>
    </View>
  )
}
