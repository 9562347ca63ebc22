import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Progress } from 'antd'
import { useRef } from 'react'
import { titleOf } from '../../components/title-of'
import { useUpload } from '../../components/use-upload'
import { lengthOfFile } from './length-of-file'

interface Props {
  accept: string
  url: string | undefined
  onUploaded: (url: string, lengthSeconds?: number) => void
  onRemove: () => void
}

/** One file: chosen, sent straight to the store with its progress shown, and stopped at will. */
export function MediaFile({ accept, url, onUploaded, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const { state, send, cancel } = useUpload()
  const choose = async (file: File) => {
    const [mediaUrl, lengthSeconds] = await Promise.all([send(file, accept), lengthOfFile(file)])
    if (mediaUrl) onUploaded(mediaUrl, lengthSeconds)
  }
  return (
    <div className="media-file">
      <input
        ref={input}
        type="file"
        accept={accept}
        style={{ display: 'none' }}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = '' // so that the same file can be chosen again after a failure
          if (file) void choose(file)
        }}
      />
      {state.phase === 'sending' ? (
        <div className="media-sending">
          <span className="media-name">{state.name}</span>
          <Progress percent={Math.floor(state.share * 100)} size="small" />
          <Button size="small" onClick={cancel}>
            取消
          </Button>
        </div>
      ) : (
        <div className="media-line">
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => input.current?.click()}>
            {url ? '换一个文件' : '选择文件'}
          </Button>
          {url && (
            <>
              <a href={url} target="_blank" rel="noreferrer" className="media-name">
                <PaperClipOutlined aria-hidden /> {url.split('/').at(-1)}
              </a>
              <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label="移除文件" onClick={onRemove} />
            </>
          )}
        </div>
      )}
      {state.phase === 'failed' && <Alert type="warning" showIcon title={typeof state.why === 'string' ? state.why : titleOf(state.why)} />}
    </div>
  )
}
