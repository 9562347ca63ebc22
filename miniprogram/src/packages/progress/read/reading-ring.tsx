import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { positionWords } from '../../../words/lengths'

interface Props {
  readSeconds: number
  lengthSeconds: number
  isDone: boolean
}

const DONE_COLOUR = '#1d6b45'
const READING_COLOUR = '#b4232a'

/** The reading time as a ring. A node of its own, so that each second sends few bytes to the view. */
export const ReadingRing = memo(function ReadingRing({ readSeconds, lengthSeconds, isDone }: Props) {
  const fraction = isDone ? 1 : Math.min(1, readSeconds / lengthSeconds)
  const colour = isDone ? DONE_COLOUR : READING_COLOUR
  const background = `conic-gradient(${colour} ${Math.round(fraction * 360)}deg, #e9e4dd 0deg)`
  return (
    <View className="read__ring" style={{ background }}>
      <View className={`read__ring-middle ${isDone ? 'read__ring-middle--done' : ''}`}>
        <Text>{ringWords(lengthSeconds - readSeconds, isDone)}</Text>
      </View>
    </View>
  )
})

function ringWords(secondsLeft: number, isDone: boolean): string {
  if (isDone) return '已学完'
  return secondsLeft > 0 ? positionWords(secondsLeft) : '提交中'
}
