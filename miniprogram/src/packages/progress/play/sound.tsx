import { Slider, Text, View } from '@tarojs/components'
import Taro, { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { addressOf } from '../../../platform/media-url'
import { resumeAt } from '../resume-at'
import type { MediaProps } from './media-props'

/** A recording: play, pause, fifteen seconds back, and a line to see where one is. */
export function Sound({ lesson, watched, halted, onTick, onPause, onEnded }: MediaProps) {
  const [playing, setPlaying] = useState(false)
  const [second, setSecond] = useState(() => Math.floor(resumeAt(watched, lesson.lengthSeconds)))
  const [failed, setFailed] = useState(false)
  const told = useRef({ onTick, onPause, onEnded })
  told.current = { onTick, onPause, onEnded }
  const sound = useRef<Taro.InnerAudioContext>()
  const start = useRef(resumeAt(watched, lesson.lengthSeconds))

  useEffect(() => {
    const audio = Taro.createInnerAudioContext()
    audio.src = addressOf(lesson.mediaUrl ?? '')
    audio.startTime = start.current
    audio.onTimeUpdate(() => {
      told.current.onTick(audio.currentTime)
      setSecond(Math.floor(audio.currentTime)) // whole seconds: one render a second at most
    })
    audio.onPlay(() => setPlaying(true))
    audio.onPause(() => {
      setPlaying(false)
      told.current.onPause()
    })
    audio.onEnded(() => {
      setPlaying(false)
      told.current.onEnded()
    })
    audio.onError(() => setFailed(true))
    sound.current = audio
    return () => audio.destroy()
  }, [lesson.mediaUrl])
  useDidHide(() => sound.current?.pause())
  const goesOn = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whether it played counts at the moment it is halted
  useEffect(() => {
    if (halted) {
      goesOn.current = playing
      sound.current?.pause()
    } else if (goesOn.current) {
      goesOn.current = false
      sound.current?.play()
    }
  }, [halted])

  const seek = (to: number) => {
    told.current.onPause()
    sound.current?.seek(Math.max(0, to))
    setSecond(Math.max(0, Math.floor(to)))
  }
  return (
    <View className="play__sound">
      <View
        className="play__disc"
        hoverClass="pressed"
        onClick={() => (playing ? sound.current?.pause() : sound.current?.play())}
      >
        <View className={playing ? 'play__bars' : 'play__arrow'} />
      </View>
      <Slider
        className="play__slider"
        min={0}
        max={lesson.lengthSeconds}
        value={second}
        activeColor="#b4232a"
        blockSize={20}
        onChange={({ detail }) => seek(detail.value)}
      />
      <View className="play__times">
        <Text>{clock(second)}</Text>
        <View className="play__back" hoverClass="pressed" onClick={() => seek(second - 15)}>
          后退 15 秒
        </View>
        <Text>{clock(lesson.lengthSeconds)}</Text>
      </View>
      {failed && (
        <View className="play__failed">音频暂时无法播放，请检查网络后重新进入。已学进度不受影响。</View>
      )}
    </View>
  )
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
