import { View } from '@tarojs/components'
import { memo, useState } from 'react'
import { Pressable } from '../../../components/controls/pressable'
import { readStored, writeStored } from '../../../platform/storage'
import type { CaptionCue } from './caption-cues'

const KEY = 'captions'

/** Captions below the video, in the learner's type size, because WeChat's player has none. Off at first. */
export const Captions = memo(function Captions({ cue }: { cue: CaptionCue | undefined }) {
  const [isOn, setOn] = useState(() => readStored<boolean>(KEY) ?? false)
  const toggle = () => {
    writeStored(KEY, !isOn)
    setOn(!isOn)
  }
  return (
    <View className="play__captions">
      <View className={`play__cue ${isOn ? 'play__cue--shown' : ''}`}>{isOn ? (cue?.text ?? '') : ''}</View>
      <Pressable role="button" className="play__captions-toggle" onClick={toggle}>
        {isOn ? '关闭字幕' : '显示字幕'}
      </Pressable>
    </View>
  )
})
