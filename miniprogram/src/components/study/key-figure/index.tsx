import { Text, View } from '@tarojs/components'
import './index.scss'

interface Props {
  value: number
  unit?: string
  name: string
}

/** A large number with its unit and its name. */
export function KeyFigure({ value, unit = '学时', name }: Props) {
  return (
    <View className="key-figure">
      <View className="key-figure__line">
        <Text className="key-figure__value">{Number(value.toFixed(2))}</Text>
        <Text className="key-figure__unit">{unit}</Text>
      </View>
      <Text className="key-figure__name">{name}</Text>
    </View>
  )
}
