import { Text, View } from '@tarojs/components'
import { notCountedTitles } from '@zhixing/shared/progress/not-counted'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { toAria } from '../../../platform/accessibility/aria'
import { lengthWords } from '../../../words/lengths'
import type { ExpectedProgress } from '../expected-progress'
import './index.scss'

/** The covered parts of a lesson, what counts, what is missing, and why a heartbeat did not count. */
export function Coverage({ progress }: { progress: ExpectedProgress }) {
  const { watched, pending, lengthSeconds, completedAt, notCounted } = progress
  return (
    <View className="coverage">
      <View className="coverage__bar" {...toAria({ hidden: true })}>
        {segmentsOf(watched, lengthSeconds).map(({ left, width }) => (
          <View className="coverage__segment" key={left} style={{ left: `${left}%`, width: `${width}%` }} />
        ))}
        {segmentsOf(pending, lengthSeconds).map(({ left, width }) => (
          <View
            className="coverage__segment coverage__segment--pending"
            key={`pending ${left}`}
            style={{ left: `${left}%`, width: `${width}%` }}
          />
        ))}
      </View>
      <View className="coverage__numbers">
        <Figure name="已覆盖" value={lengthWords(progress.watchedSeconds)} />
        <Figure name="已计入" value={lengthWords(progress.creditedSeconds)} />
        {completedAt ? (
          <Figure name="本课时" value="已学完" tone="good" />
        ) : (
          <Figure name="还需" value={lengthWords(progress.remainingSeconds)} tone="accent" />
        )}
      </View>
      {!completedAt && <Text className="coverage__confirmed">{confirmationWords(progress)}</Text>}
      {notCounted && !completedAt && (
        <View className="coverage__reason" {...toAria({ role: 'status' })}>
          {notCountedTitles[notCounted]}
        </View>
      )}
    </View>
  )
}

/** Whether the figures are the server's. Always one line, so that nothing below it moves. */
function confirmationWords({ watchedSeconds, pendingSeconds }: ExpectedProgress): string {
  if (pendingSeconds > 0) return `含刚学的 ${lengthWords(pendingSeconds)}，待系统确认`
  return watchedSeconds > 0 ? '以上数字系统已确认' : '开始学习后，这里的数字随时更新'
}

interface FigureProps {
  name: string
  value: string
  tone?: 'accent' | 'good'
}

const Figure = ({ name, value, tone }: FigureProps) => (
  <View className="coverage__figure">
    <Text className="coverage__name">{name}</Text>
    <Text className={`coverage__value ${tone ? `coverage__value--${tone}` : ''}`}>{value}</Text>
  </View>
)

/** Both in per cent of the length. */
interface Segment {
  left: number
  width: number
}

const INVISIBLE_GAP_PERCENT = 0.5

/** Joins intervals whose gap is too thin to be seen, which saves nodes and looks the same. */
function segmentsOf(watched: Interval[], lengthSeconds: number): Segment[] {
  const lengthTenths = lengthSeconds * 10 // the unit of intervals
  // To one decimal. A lesson without length has no intervals, so nothing is divided by 0.
  const toPercent = (tenths: number) => Math.min(100, Math.round((tenths / lengthTenths) * 1000) / 10)
  const segments: Segment[] = []
  for (const [from, to] of watched) {
    const left = toPercent(from)
    const right = toPercent(to)
    const last = segments.at(-1)
    const gap = last && left - (last.left + last.width)
    if (last && gap !== undefined && gap < INVISIBLE_GAP_PERCENT) last.width = right - last.left
    else segments.push({ left, width: right - left })
  }
  return segments
}
