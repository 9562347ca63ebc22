import { useEffect, useRef, useState } from 'react'
import { Unavailable } from '../../server/call'

export type UploadState =
  | { phase: 'none' }
  | { phase: 'sending'; name: string; share: number } // share: 0 to 1
  | { phase: 'failed'; why: unknown }

interface Address {
  uploadUrl: string
  headers: Record<string, string>
}
interface Sent<Type extends string, Given extends Address> {
  accept: readonly Type[]
  megabytesMax: number
  ask: (file: { contentType: Type; bytes: number }, stop: AbortSignal) => Promise<Given>
}

export function useUpload() {
  const [state, setState] = useState<UploadState>({ phase: 'none' })
  const sending = useRef<AbortController>()
  useEffect(() => () => sending.current?.abort(), [])

  /** What was answered to whoever asked where to put it, and what it was taken for; undefined if it failed or was stopped. */
  const send = async <Type extends string, Given extends Address>(
    file: File,
    { accept, megabytesMax, ask }: Sent<Type, Given>,
  ) => {
    const contentType = contentTypeOf(file, accept)
    if (!contentType) return void setState({ phase: 'failed', why: '文件格式不对，请按下面的说明选择文件' })
    if (file.size > megabytesMax * 1e6)
      return void setState({ phase: 'failed', why: `文件超过 ${megabytesMax} MB，请压缩后再上传` })
    if (file.size === 0) return void setState({ phase: 'failed', why: '这是一个空文件' })
    const stop = new AbortController()
    sending.current = stop
    setState({ phase: 'sending', name: file.name, share: 0 })
    try {
      const given = await ask({ contentType, bytes: file.size }, stop.signal)
      await put(given, file, stop.signal, (share) => setState({ phase: 'sending', name: file.name, share }))
      setState({ phase: 'none' })
      return { ...given, contentType }
    } catch (why) {
      setState(stop.signal.aborted ? { phase: 'none' } : { phase: 'failed', why })
      return undefined
    }
  }
  return { state, send, cancel: () => sending.current?.abort() }
}

/** XMLHttpRequest, since only it tells how much has been sent. */
const put = (
  { uploadUrl, headers }: Address,
  file: File,
  stop: AbortSignal,
  onShare: (share: number) => void,
) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', uploadUrl)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(new Unavailable()))
    request.onerror = () => reject(new Unavailable())
    request.onabort = () => reject(new Unavailable())
    stop.addEventListener('abort', () => request.abort())
    request.send(file)
  })

// Windows knows neither .vtt nor .m4a: there the name has to say what the system does not.
const byName: Record<string, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  vtt: 'text/vtt',
}

function contentTypeOf<Type extends string>(file: File, accept: readonly Type[]): Type | undefined {
  const type = byName[file.name.split('.').at(-1)?.toLowerCase() ?? '']
  return accept.find((each) => each === type)
}
