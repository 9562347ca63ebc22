import { View } from '@tarojs/components'
import './index.scss'

export interface ChoicesProps<T extends string> {
  choices: readonly { value: T; title: string }[]
  chosen: T
  onChoose: (value: T) => void
}

/** One of a few values, in a line that scrolls sideways. */
export function Choices<T extends string>({ choices, chosen, onChoose }: ChoicesProps<T>) {
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
