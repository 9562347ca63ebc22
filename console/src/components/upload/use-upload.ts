import { useEffect, useRef, useState } from 'react'
import { contentTypeOf } from './content-type'
import { putFile, type UploadTarget } from './put-file'
import { sha256Of } from './sha256-of'

export type UploadState =
  | { phase: 'idle' }
  | { phase: 'sending'; fileName: string; fraction: number } // fraction: 0 to 1
  | { phase: 'failed'; error: unknown } // a text of this page, or the error of a call

export interface FileFacts<Type extends string> {
  contentType: Type
  bytes: number
  sha256: string // in hexadecimal; the address accepts no other bytes
}

interface Options<Type extends string, Target extends UploadTarget> {
  accept: readonly Type[]
  megabytesMax: number
  /** Asks the server for the address to which this file may be sent. */
  requestTarget: (file: FileFacts<Type>, signal: AbortSignal) => Promise<Target>
}

/** Sends one file at a time to the address that the server gives out, and shows its progress. */
export function useUpload() {
  const [state, setState] = useState<UploadState>({ phase: 'idle' })
  const sending = useRef<AbortController>()
  useEffect(() => () => sending.current?.abort(), [])

  /** Returns the server's answer with the file's type and hash; undefined if the upload failed or was cancelled. */
  const send = async <Type extends string, Target extends UploadTarget>(
    file: File,
    { accept, megabytesMax, requestTarget }: Options<Type, Target>,
  ) => {
    const refuse = (error: string): undefined => void setState({ phase: 'failed', error })
    const contentType = contentTypeOf(file, accept)
    if (!contentType) return refuse('文件格式不对，请按下面的说明选择文件')
    const bytesMax = megabytesMax * 1_000_000
    if (file.size > bytesMax) return refuse(`文件超过 ${megabytesMax} MB，请压缩后再上传`)
    if (file.size === 0) return refuse('这是一个空文件')
    const controller = new AbortController()
    const { signal } = controller
    sending.current = controller
    const show = (fraction: number) => setState({ phase: 'sending', fileName: file.name, fraction })
    show(0)
    try {
      const sha256 = await sha256Of(file, signal)
      const target = await requestTarget({ contentType, bytes: file.size, sha256 }, signal)
      await putFile(target, file, signal, show)
      setState({ phase: 'idle' })
      return { ...target, contentType, sha256 }
    } catch (error) {
      setState(signal.aborted ? { phase: 'idle' } : { phase: 'failed', error })
      return undefined
    }
  }
  return { state, send, cancel: () => sending.current?.abort() }
}
