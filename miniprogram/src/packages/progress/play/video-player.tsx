import { Video, View } from '@tarojs/components'
import Taro, { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useNetworkReturn } from '../../../hooks/use-network-return'
import { toAria } from '../../../platform/accessibility/aria'
import { toMediaUrl, videoUrlOf } from '../../../platform/media-url'
import { resumePosition } from '../resume-position'
import { type CaptionCue, findCueAt, useCaptionCues } from './caption-cues'
import { Captions } from './captions'
import type { PlayerProps } from './player-props'

const VIDEO_ID = 'film'

export function VideoPlayer({ lesson, watched, isHalted, onTick, onPause, onEnded }: PlayerProps) {
  const cues = useCaptionCues(lesson.captionsUrl)
  const [cue, setCue] = useState<CaptionCue>()
  const [hasFailed, setFailed] = useState(false)
  const [startSeconds, setStartSeconds] = useState(() => resumePosition(watched, lesson.lengthSeconds))
  const lastSeconds = useRef(startSeconds)
  const [attempt, setAttempt] = useState(1) // each gets a new player, because a failed one loads no more
  useNetworkReturn(() => {
    setFailed(false)
    setStartSeconds(lastSeconds.current)
    setAttempt(attempt + 1)
  }, hasFailed)
  // A video on a hidden page is not watched.
  useDidHide(() => Taro.createVideoContext(VIDEO_ID).pause())
  const isPlaying = useRef(false)
  const resumesAfterHalt = useRef(false)
  useEffect(() => {
    const video = Taro.createVideoContext(VIDEO_ID)
    if (isHalted) {
      resumesAfterHalt.current = isPlaying.current
      video.exitFullScreen() // a full-screen video would cover the presence check
      video.pause()
    } else if (resumesAfterHalt.current) {
      resumesAfterHalt.current = false
      video.play()
    }
  }, [isHalted])
  const tick = (seconds: number) => {
    lastSeconds.current = seconds
    onTick(seconds)
    const current = findCueAt(cues.current, seconds)
    if (current !== cue) setCue(current)
  }
  return (
    <>
      <View className="play__video-frame">
        <Video
          key={attempt}
          id={VIDEO_ID}
          className="play__video"
          src={videoUrlOf(lesson)}
          {...(lesson.posterUrl && { poster: toMediaUrl(lesson.posterUrl) })}
          initialTime={startSeconds}
          controls
          showCenterPlayBtn
          showFullscreenBtn
          enableProgressGesture={false}
          objectFit="contain"
          onTimeUpdate={({ detail }) => tick(detail.currentTime)}
          onPlay={() => {
            isPlaying.current = true
          }}
          onPause={() => {
            isPlaying.current = false
            onPause()
          }}
          onEnded={() => {
            isPlaying.current = false
            onEnded()
          }}
          onError={() => setFailed(true)}
        />
      </View>
      {hasFailed && (
        <View className="play__failed" {...toAria({ role: 'alert' })}>
          视频暂时无法播放，网络恢复后自动再试。已学进度不受影响。
        </View>
      )}
      {lesson.captionsUrl && <Captions cue={cue} />}
    </>
  )
}
