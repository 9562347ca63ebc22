import { Text, View } from '@tarojs/components'
import { memo } from 'react'

interface Props {
  readSeconds: number
  lengthSeconds: number
  isDone: boolean
}

/** The reading time, going round once; still when the lesson is done. A node of its own, so that a second costs a few bytes. */
export const ReadingRing = memo(function ReadingRing({ readSeconds, lengthSeconds, isDone }: Props) {
  const part = isDone ? 1 : Math.min(1, readSeconds / lengthSeconds)
  const left = Math.max(0, lengthSeconds - readSeconds)
  const colour = isDone ? '#1d6b45' : '#b4232a'
  return (
    <View
      className="read__ring"
      style={{ background: `conic-gradient(${colour} ${Math.round(part * 360)}deg, #e9e4dd 0deg)` }}
    >
      <View className={`read__ring-middle ${isDone ? 'read__ring-middle--done' : ''}`}>
        <Text>{isDone ? '已学完' : left > 0 ? clock(left) : '提交中'}</Text>
      </View>
    </View>
  )
})

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
