import { View } from '@tarojs/components'
import './index.scss'

interface Props<T extends string> {
  choices: readonly { value: T; title: string }[]
  chosen: T
  onChoose: (value: T) => void
}

/** One of a few: a line that scrolls where it must. */
export function Choices<T extends string>({ choices, chosen, onChoose }: Props<T>) {
  return (
    <View className="choices">
      {choices.map(({ value, title }) => (
        <View
          className={`choices__choice ${value === chosen ? 'choices__choice--chosen' : ''}`}
          hoverClass="pressed"
          key={value}
          onClick={() => onChoose(value)}
        >
          {title}
        </View>
      ))}
    </View>
  )
}
