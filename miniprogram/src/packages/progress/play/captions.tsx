import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect, useRef, useState } from 'react'
import { addressOf } from '../../../platform/media-url'
import { recall, remember } from '../../../platform/storage'

const KEY = 'captions'

export interface Cue {
  from: number // seconds of content
  to: number
  text: string
}

/** The lines of a WebVTT file; none while it loads and none if it cannot be had: a film without its captions is still a film. */
export function useCues(captionsUrl: string | undefined) {
  const cues = useRef<Cue[]>([])
  useEffect(() => {
    if (!captionsUrl) return
    Taro.request<string>({ url: addressOf(captionsUrl), dataType: 'text', responseType: 'text' })
      .then(({ data, statusCode }) => {
        if (statusCode === 200) cues.current = cuesOf(data)
      })
      .catch((error: unknown) => console.warn('captions', error))
  }, [captionsUrl])
  return cues
}

export const cueAt = (cues: Cue[], time: number) => cues.find(({ from, to }) => time >= from && time < to)

export function cuesOf(vtt: string): Cue[] {
  return vtt.split(/\r?\n\r?\n/).flatMap((block) => {
    const lines = block.split(/\r?\n/)
    const timing = lines.findIndex((line) => line.includes('-->'))
    const [from, to] = (lines[timing] ?? '').split('-->').map(secondsOf)
    if (timing < 0 || from === undefined || to === undefined) return []
    return [
      {
        from,
        to,
        text: lines
          .slice(timing + 1)
          .join('\n')
          .replace(/<[^>]*>/g, ''),
      },
    ]
  })
}

/** `01:02:03.456` or `02:03.456`, with settings behind it or without. */
const secondsOf = (stamp: string) =>
  (stamp.trim().split(/\s/)[0] ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

/** Below the picture, in the reader's own size of type: WeChat's player has no captions of its own. Shown to who asks for them. */
export const Captions = memo(function Captions({ cue }: { cue: Cue | undefined }) {
  const [wanted, setWanted] = useState(() => recall<boolean>(KEY) ?? false)
  const toggle = () => {
    remember(KEY, !wanted)
    setWanted(!wanted)
  }
  return (
    <View className="play__captions">
      <View className={`play__cue ${wanted ? 'play__cue--shown' : ''}`}>
        {wanted ? (cue?.text ?? '') : ''}
      </View>
      <View className="play__captions-toggle" hoverClass="pressed" onClick={toggle}>
        {wanted ? '关闭字幕' : '显示字幕'}
      </View>
    </View>
  )
})
