import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { createUpload } from '@zhixing/shared/catalogue/contract'
import type { InputOf } from '@zhixing/shared/contract'
import { Button } from 'antd'
import { FileField } from '../../components/upload/file-field'
import { useUpload } from '../../components/upload/use-upload'
import { call } from '../../server/call'
import { readMediaLength } from './media-length'

const MEGABYTES_MAX = 500

type UploadInput = InputOf<typeof createUpload>

export interface MediaFieldProps {
  accept: readonly UploadInput['contentType'][]
  /** The extension of files whose type the operating system may not know, such as `.m4a`. */
  extension?: string
  url: string | undefined
  /** The length in seconds is read from the file itself, where this browser can. */
  onUploaded: (url: string, lengthSeconds?: number) => void
  onRemove: () => void
}

/** One file of a lesson, sent straight to the file store. */
export function MediaField({ accept, extension, url, onUploaded, onRemove }: MediaFieldProps) {
  const upload = useUpload()
  const choose = async (file: File) => {
    const requestTarget = (input: UploadInput, signal: AbortSignal) => call(createUpload, input, signal)
    const [sent, lengthSeconds] = await Promise.all([
      upload.send(file, { accept, megabytesMax: MEGABYTES_MAX, requestTarget }),
      readMediaLength(file),
    ])
    if (sent) onUploaded(sent.mediaUrl, lengthSeconds)
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
