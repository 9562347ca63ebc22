import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { createUpload } from '@zhixing/shared/catalogue/contract'
import type { InputOf } from '@zhixing/shared/contract'
import { Button } from 'antd'
import { useRef } from 'react'
import { FileField } from '../../components/upload/file-field'
import { useUpload } from '../../components/upload/use-upload'
import { call } from '../../server/call'

const MEGABYTES_MAX = 500

type UploadInput = InputOf<typeof createUpload>

export interface MediaFieldProps {
  accept: readonly UploadInput['contentType'][]
  /** The extension of files whose type the operating system may not know, such as `.m4a`. */
  extension?: string
  url: string | undefined
  onUploaded: (url: string) => void
  onRemove: () => void
}

/** One file of a lesson, sent straight to the file store. */
export function MediaField({ accept, extension, url, onUploaded, onRemove }: MediaFieldProps) {
  const upload = useUpload()
  // The lesson may have been edited while the file was sent.
  const latest = useRef(onUploaded)
  latest.current = onUploaded
  const choose = async (file: File) => {
    const requestTarget = (input: UploadInput, signal: AbortSignal) => call(createUpload, input, signal)
    const sent = await upload.send(file, { accept, megabytesMax: MEGABYTES_MAX, requestTarget })
    if (sent) latest.current(sent.mediaUrl)
  }
  return (
    <FileField
      accept={[...accept, extension].filter(Boolean).join(',')}
      upload={upload}
      onChoose={(file) => void choose(file)}
      hasFile={url !== undefined && url !== ''}
    >
      <a href={url} target="_blank" rel="noreferrer" className="file-name">
        <PaperClipOutlined aria-hidden /> {url?.split('/').at(-1)}
      </a>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label="移除文件"
        onClick={onRemove}
      />
    </FileField>
  )
}
