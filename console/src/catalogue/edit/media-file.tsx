import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { createUpload } from '@zhixing/shared/catalogue/contract'
import type { InputOf } from '@zhixing/shared/contract'
import { Button } from 'antd'
import { FileField } from '../../components/upload/file-field'
import { useUpload } from '../../components/upload/use-upload'
import { call } from '../../server/call'
import { lengthOfFile } from './length-of-file'

type ContentType = InputOf<typeof createUpload>['contentType']
interface Props {
  accept: readonly ContentType[]
  /** Of files whose type a system may not know. */
  extension?: string
  url: string | undefined
  onUploaded: (url: string, lengthSeconds?: number) => void
  onRemove: () => void
}

/** A lesson's file, sent straight to the store; how long it plays is read from it here. */
export function MediaFile({ accept, extension, url, onUploaded, onRemove }: Props) {
  const upload = useUpload()
  const choose = async (file: File) => {
    const ask = (asked: InputOf<typeof createUpload>, stop: AbortSignal) => call(createUpload, asked, stop)
    const [sent, lengthSeconds] = await Promise.all([
      upload.send(file, { accept, megabytesMax: 500, ask }),
      lengthOfFile(file),
    ])
    if (sent) onUploaded(sent.mediaUrl, lengthSeconds)
  }
  return (
    <FileField
      accept={[...accept, extension].filter(Boolean).join(',')}
      upload={upload}
      onChoose={(file) => void choose(file)}
      isChosen={url !== undefined && url !== ''}
    >
      <a href={url} target="_blank" rel="noreferrer" className="media-name">
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
