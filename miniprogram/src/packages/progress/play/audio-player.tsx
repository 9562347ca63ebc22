import { Slider, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { positionWords } from '../../../words/lengths'
import { resumePosition } from '../resume-position'
import type { PlayerProps } from './player-props'
import { useAudio } from './use-audio'

const BACK_SECONDS = 15

export function AudioPlayer(props: PlayerProps) {
  const { lesson, watched } = props
  const [position, setPosition] = useState(() => Math.floor(resumePosition(watched, lesson.lengthSeconds)))
  const { isPlaying, hasFailed, toggle, seek } = useAudio(props, setPosition)
  return (
    <View className="play__audio">
      <View className="play__disc" hoverClass="pressed" onClick={toggle}>
        <View className={isPlaying ? 'play__bars' : 'play__arrow'} />
      </View>
      <Slider
        className="play__slider"
        min={0}
        max={lesson.lengthSeconds}
        value={position}
        activeColor="#b4232a"
        blockSize={20}
        onChange={({ detail }) => seek(detail.value)}
      />
      <View className="play__times">
        <Text>{positionWords(position)}</Text>
        <View className="play__back" hoverClass="pressed" onClick={() => seek(position - BACK_SECONDS)}>
          {`后退 ${BACK_SECONDS} 秒`}
        </View>
        <Text>{positionWords(lesson.lengthSeconds)}</Text>
      </View>
      {hasFailed && (
        <View className="play__failed">音频暂时无法播放，请检查网络后重新进入。已学进度不受影响。</View>
      )}
    </View>
  )
}
