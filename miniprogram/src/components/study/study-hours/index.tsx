import { Text, View } from '@tarojs/components'
import './index.scss'

/** A number that matters, with its unit and its name. */
export function StudyHours({ value, unit = '学时', name }: { value: number; unit?: string; name: string }) {
  return (
    <View className="study-hours">
      <View className="study-hours__line">
        <Text className="study-hours__value">{Number(value.toFixed(2))}</Text>
        <Text className="study-hours__unit">{unit}</Text>
      </View>
      <Text className="study-hours__name">{name}</Text>
    </View>
  )
}
