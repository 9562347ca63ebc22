import Taro, { useDidHide } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useNetworkReturn } from '../../../hooks/use-network-return'
import { toMediaUrl } from '../../../platform/media-url'
import { resumePosition } from '../resume-position'
import type { PlayerProps } from './player-props'

/** Plays an audio file while its page is shown. `setPosition` gets whole seconds: one render a second. */
export function useAudio(
  { lesson, watched, isHalted, onTick, onPause, onEnded }: PlayerProps,
  setPosition: (seconds: number) => void,
) {
  const [isPlaying, setPlaying] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const listeners = useRef({ onTick, onPause, onEnded, setPosition })
  listeners.current = { onTick, onPause, onEnded, setPosition }
  const audio = useRef<Taro.InnerAudioContext>()
  const startSeconds = useRef(resumePosition(watched, lesson.lengthSeconds))
  const [attempt, setAttempt] = useState(1) // each gets a new context, because a failed one loads no more
  useNetworkReturn(() => {
    setFailed(false)
    setAttempt(attempt + 1)
  }, hasFailed)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt makes a new context
  useEffect(() => {
    const context = Taro.createInnerAudioContext()
    context.src = toMediaUrl(lesson.mediaUrl ?? '')
    context.startTime = startSeconds.current
    context.onTimeUpdate(() => {
      startSeconds.current = context.currentTime
      listeners.current.onTick(context.currentTime)
      listeners.current.setPosition(Math.floor(context.currentTime))
    })
    context.onPlay(() => setPlaying(true))
    context.onPause(() => {
      setPlaying(false)
      listeners.current.onPause()
    })
    context.onEnded(() => {
      setPlaying(false)
      listeners.current.onEnded()
    })
    context.onError(() => setFailed(true))
    audio.current = context
    return () => context.destroy()
  }, [lesson.mediaUrl, attempt])
  useDidHide(() => audio.current?.pause())

  const resumesAfterHalt = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: isPlaying is read when the halt begins
  useEffect(() => {
    if (isHalted) {
      resumesAfterHalt.current = isPlaying
      audio.current?.pause()
    } else if (resumesAfterHalt.current) {
      resumesAfterHalt.current = false
      audio.current?.play()
    }
  }, [isHalted])

  return {
    isPlaying,
    hasFailed,
    toggle: () => (isPlaying ? audio.current?.pause() : audio.current?.play()),
    seek: (seconds: number) => {
      const target = Math.max(0, seconds)
      listeners.current.onPause() // ends the played interval, so that skipped content is not part of it
      audio.current?.seek(target)
      setPosition(Math.floor(target))
    },
  }
}
