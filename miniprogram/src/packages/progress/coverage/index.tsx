import { Text, View } from '@tarojs/components'
import type { Progress } from '@zhixing/shared/progress/contract'
import { notCountedTitles } from '@zhixing/shared/progress/not-counted'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { lengthWords } from '../../../words/words'
import './index.scss'

/** What was covered of a lesson, where, what of it counts, and what is still needed: the three numbers that are never to be guessed at. */
export function Coverage({ progress }: { progress: Progress }) {
  const {
    watched,
    lengthSeconds,
    watchedSeconds,
    creditedSeconds,
    remainingSeconds,
    completedAt,
    notCounted,
  } = progress
  return (
    <View className="coverage">
      <View className="coverage__bar">
        {pieces(watched, lengthSeconds).map(([left, width]) => (
          <View className="coverage__piece" key={left} style={{ left: `${left}%`, width: `${width}%` }} />
        ))}
      </View>
      <View className="coverage__numbers">
        <Figure name="已覆盖" seconds={watchedSeconds} />
        <Figure name="已计入" seconds={creditedSeconds} />
        {completedAt ? <Done /> : <Figure name="还需" seconds={remainingSeconds} accent />}
      </View>
      {notCounted && !completedAt && <Text className="coverage__reason">{notCountedTitles[notCounted]}</Text>}
    </View>
  )
}

function Figure({ name, seconds, accent = false }: { name: string; seconds: number; accent?: boolean }) {
  return (
    <View className="coverage__figure">
      <Text className="coverage__name">{name}</Text>
      <Text className={`coverage__value ${accent ? 'coverage__value--accent' : ''}`}>
        {lengthWords(seconds)}
      </Text>
    </View>
  )
}

const Done = () => (
  <View className="coverage__figure">
    <Text className="coverage__name">本课时</Text>
    <Text className="coverage__value coverage__value--good">已学完</Text>
  </View>
)

/** Left edge and width in per cent. Gaps too thin to be seen are closed: fewer nodes, the same picture. */
function pieces(watched: Interval[], lengthSeconds: number): [number, number][] {
  const drawn: [number, number][] = []
  for (const [from, to] of watched) {
    const [left, right] = [from / lengthSeconds / 10, to / lengthSeconds / 10].map((part) =>
      Math.min(100, Math.round(part * 1000) / 10),
    )
    const last = drawn.at(-1)
    if (last && left! - last[0] - last[1] < 0.5) last[1] = right! - last[0]
    else drawn.push([left!, right! - left!])
  }
  return drawn
}
