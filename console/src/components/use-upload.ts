import { createUpload } from '@zhixing/shared/catalogue/contract'
import type { InputOf } from '@zhixing/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { call, Unavailable } from '../api'

type ContentType = InputOf<typeof createUpload>['contentType']
export type UploadState =
  | { phase: 'none' }
  | { phase: 'sending'; name: string; share: number } // share: 0 to 1
  | { phase: 'failed'; why: unknown }

const BYTES_MAX = 500_000_000

export function useUpload() {
  const [state, setState] = useState<UploadState>({ phase: 'none' })
  const sending = useRef<AbortController>()
  useEffect(() => () => sending.current?.abort(), [])

  /** The address under which it will be served; undefined if it failed or was stopped. */
  const send = async (file: File, accept: string): Promise<string | undefined> => {
    const contentType = contentTypeOf(file, accept)
    if (!contentType) return void setState({ phase: 'failed', why: '文件格式不对，请按下面的说明选择文件' })
    if (file.size > BYTES_MAX) return void setState({ phase: 'failed', why: '文件超过 500 MB，请压缩后再上传' })
    if (file.size === 0) return void setState({ phase: 'failed', why: '这是一个空文件' })
    const stop = new AbortController()
    sending.current = stop
    setState({ phase: 'sending', name: file.name, share: 0 })
    try {
      const { uploadUrl, mediaUrl } = await call(createUpload, { contentType, bytes: file.size }, stop.signal)
      await put(uploadUrl, file, contentType, stop.signal, (share) => setState({ phase: 'sending', name: file.name, share }))
      setState({ phase: 'none' })
      return mediaUrl
    } catch (why) {
      setState(stop.signal.aborted ? { phase: 'none' } : { phase: 'failed', why })
      return undefined
    }
  }
  return { state, send, cancel: () => sending.current?.abort() }
}

/** XMLHttpRequest, since only it tells how much has been sent. */
const put = (url: string, file: File, contentType: string, stop: AbortSignal, onShare: (share: number) => void) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    request.setRequestHeader('content-type', contentType)
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(new Unavailable()))
    request.onerror = () => reject(new Unavailable())
    request.onabort = () => reject(new Unavailable())
    stop.addEventListener('abort', () => request.abort())
    request.send(file)
  })

// Windows knows neither .vtt nor .m4a: there the name has to say what the system does not.
const byName: Record<string, ContentType> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  vtt: 'text/vtt',
}

function contentTypeOf(file: File, accept: string): ContentType | undefined {
  const type = byName[file.name.split('.').at(-1)?.toLowerCase() ?? '']
  return type && accept.split(',').includes(type) ? type : undefined
}
