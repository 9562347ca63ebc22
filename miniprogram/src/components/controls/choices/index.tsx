import { View } from '@tarojs/components'
import { toAria } from '../../../platform/accessibility/aria'
import { Pressable } from '../pressable'
import './index.scss'

export interface ChoicesProps<T extends string> {
  /** What is chosen here, for a screen reader. */
  label: string
  choices: readonly { value: T; title: string }[]
  chosen: T
  onChoose: (value: T) => void
  /** Tabs show another part of the page; the others change what is shown. */
  kind?: 'radio' | 'tab'
  /** The style: `choices` in a line that scrolls sideways. Parts are `…__choice` and `…__choice--chosen`. */
  block?: string
}

/** One of a few values. */
export function Choices<T extends string>(props: ChoicesProps<T>) {
  const { label, choices, chosen, onChoose, kind = 'radio', block = 'choices' } = props
  const hasChosen = choices.some(({ value }) => value === chosen)
  return (
    <View className={block} {...toAria({ role: kind === 'tab' ? 'tablist' : 'radiogroup', label })}>
      {choices.map(({ value, title }, index) => (
        <Pressable
          role={kind}
          className={`${block}__choice ${value === chosen ? `${block}__choice--chosen` : ''}`}
          isChosen={value === chosen}
          isInTabOrder={hasChosen ? value === chosen : index === 0}
          key={value}
          onClick={() => onChoose(value)}
        >
          {title}
        </Pressable>
      ))}
    </View>
  )
}
