import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { toMediaUrl } from '../../../platform/media-url'

export interface CaptionCue {
  from: number // seconds of content
  to: number
  text: string
}

/** A ref to the cues of a WebVTT file. It stays empty when the file cannot be loaded. */
export function useCaptionCues(captionsUrl: string | undefined) {
  const cues = useRef<CaptionCue[]>([])
  useEffect(() => {
    if (!captionsUrl) return
    Taro.request<string>({ url: toMediaUrl(captionsUrl), dataType: 'text', responseType: 'text' })
      .then(({ data, statusCode }) => {
        if (statusCode === 200) cues.current = parseCues(data)
      })
      .catch((error: unknown) => console.warn('captions', error))
  }, [captionsUrl])
  return cues
}

export const findCueAt = (cues: CaptionCue[], seconds: number) =>
  cues.find(({ from, to }) => seconds >= from && seconds < to)

/** The cues of a WebVTT text, without their tags. Blocks without a timing line are skipped. */
function parseCues(vtt: string): CaptionCue[] {
  return vtt.split(/\r?\n\r?\n/).flatMap((block) => {
    const lines = block.split(/\r?\n/)
    const timing = lines.findIndex((line) => line.includes('-->'))
    if (timing < 0) return []
    const [from, to] = (lines[timing] ?? '').split('-->').map(parseTimestamp)
    if (from === undefined || to === undefined) return []
    const text = lines.slice(timing + 1).join('\n')
    return [{ from, to, text: text.replace(/<[^>]*>/g, '') }]
  })
}

/** Seconds of `01:02:03.456` or `02:03.456`; cue settings after it are ignored. */
const parseTimestamp = (timestamp: string) =>
  (timestamp.trim().split(/\s/)[0] ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
