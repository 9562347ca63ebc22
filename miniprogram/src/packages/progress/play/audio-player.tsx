import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { toAria } from '../../../platform/accessibility/aria'
import { positionWords } from '../../../words/lengths'
import { resumePosition } from '../resume-position'
import type { PlayerProps } from './player-props'
import { PositionSlider } from './position-slider'
import { useAudio } from './use-audio'

const BACK_SECONDS = 15

export function AudioPlayer(props: PlayerProps) {
  const { lesson, watched } = props
  const [position, setPosition] = useState(() => Math.floor(resumePosition(watched, lesson.lengthSeconds)))
  const { isPlaying, hasFailed, toggle, seek } = useAudio(props, setPosition)
  return (
    <View className="play__audio">
      <Pressable role="button" className="play__disc" label={isPlaying ? '暂停' : '播放'} onClick={toggle}>
        <View className={isPlaying ? 'play__bars' : 'play__arrow'} />
      </Pressable>
      <PositionSlider position={position} lengthSeconds={lesson.lengthSeconds} onSeek={seek} />
      <View className="play__times">
        <Text>{positionWords(position)}</Text>
        <Pressable role="button" className="play__back" onClick={() => seek(position - BACK_SECONDS)}>
          {`后退 ${BACK_SECONDS} 秒`}
        </Pressable>
        <Text>{positionWords(lesson.lengthSeconds)}</Text>
      </View>
      {hasFailed && (
        <View className="play__failed" {...toAria({ role: 'alert' })}>
          音频暂时无法播放，网络恢复后自动再试。已学进度不受影响。
        </View>
      )}
    </View>
  )
}
