import { Video, View } from '@tarojs/components'
import Taro, { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { addressOf, filmOf } from '../../../platform/media-url'
import { resumeAt } from '../resume-at'
import { Captions, type Cue, cueAt, useCues } from './captions'
import type { MediaProps } from './media-props'

const ID = 'film'

export function Film({ lesson, watched, halted, onTick, onPause, onEnded }: MediaProps) {
  const cues = useCues(lesson.captionsUrl)
  const [cue, setCue] = useState<Cue>()
  const [failed, setFailed] = useState(false)
  // A film behind another window is not being watched.
  useDidHide(() => Taro.createVideoContext(ID).pause())
  const playing = useRef(false)
  const goesOn = useRef(false)
  useEffect(() => {
    const film = Taro.createVideoContext(ID)
    if (halted) {
      goesOn.current = playing.current
      film.exitFullScreen() // the question would lie beneath it
      film.pause()
    } else if (goesOn.current) {
      goesOn.current = false
      film.play()
    }
  }, [halted])
  const tick = (time: number) => {
    onTick(time)
    const now = cueAt(cues.current, time)
    if (now !== cue) setCue(now)
  }
  return (
    <>
      <View className="play__film">
        <Video
          id={ID}
          className="play__video"
          src={filmOf(lesson)}
          {...(lesson.posterUrl && { poster: addressOf(lesson.posterUrl) })}
          initialTime={resumeAt(watched, lesson.lengthSeconds)}
          controls
          showCenterPlayBtn
          showFullscreenBtn
          enableProgressGesture={false}
          objectFit="contain"
          onTimeUpdate={({ detail }) => tick(detail.currentTime)}
          onPlay={() => {
            playing.current = true
          }}
          onPause={() => {
            playing.current = false
            onPause()
          }}
          onEnded={() => {
            playing.current = false
            onEnded()
          }}
          onError={() => setFailed(true)}
        />
      </View>
      {failed && (
        <View className="play__failed">视频暂时无法播放，请检查网络后重新进入。已学进度不受影响。</View>
      )}
      {lesson.captionsUrl && <Captions cue={cue} />}
    </>
  )
}
