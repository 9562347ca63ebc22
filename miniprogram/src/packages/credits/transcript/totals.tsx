import { Text, View } from '@tarojs/components'
import { studyHoursWords } from '../../../words'

interface Props {
  title: string
  totals: { key: string; studyHours: number; entries: number }[]
  nameOf: (key: string) => string
}

export function Totals({ title, totals, nameOf }: Props) {
  return (
    <View className="totals">
      <Text className="totals__title">{title}</Text>
      {totals
        .filter(({ entries }) => entries > 0)
        .map(({ key, studyHours, entries }) => (
          <View className="totals__line" key={key}>
            <Text className="totals__name">{nameOf(key)}</Text>
            <Text className="totals__courses">{`${entries} 门`}</Text>
            <Text className="totals__hours">{studyHoursWords(studyHours)}</Text>
          </View>
        ))}
    </View>
  )
}
