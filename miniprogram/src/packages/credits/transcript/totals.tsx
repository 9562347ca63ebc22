import { Text, View } from '@tarojs/components'
import type { EntryCounts } from '@zhixing/shared/ledger/contract'
import { Heading } from '../../../components/layout/heading'
import { countsWords, studyHoursWords } from '../../../words/study-hours'

interface Props {
  title: string
  totals: (EntryCounts & { key: string; studyHours: number })[]
  nameOf: (key: string) => string
}

/** The hours of each part of a year. A part whose entries are all reversed is left out. */
export function Totals({ title, totals, nameOf }: Props) {
  return (
    <View className="totals">
      <Heading className="totals__title">{title}</Heading>
      {totals
        .filter(({ courses, classDays }) => courses + classDays > 0)
        .map(({ key, studyHours, ...counts }) => (
          <View className="totals__line" key={key}>
            <Text className="totals__name">{nameOf(key)}</Text>
            <Text className="totals__courses">{countsWords(counts)}</Text>
            <Text className="totals__hours">{studyHoursWords(studyHours)}</Text>
          </View>
        ))}
    </View>
  )
}
