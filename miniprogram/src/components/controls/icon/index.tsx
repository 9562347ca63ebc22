import { View } from '@tarojs/components'
import { toAria } from '../../../platform/accessibility/aria'
import './index.scss'

export type IconName = 'transcript' | 'bell' | 'scan' | 'type' | 'shield' | 'speech' | 'gear' | 'person'

/** Drawn by the style sheet in the colour of the text around it, so that nothing is downloaded. */
export const Icon = ({ name }: { name: IconName }) => (
  <View className={`icon icon--${name}`} {...toAria({ hidden: true })} />
)
