import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Progress } from 'antd'
import { type ReactNode, useRef } from 'react'
import { errorTitle } from '../../server/error-title'
import './upload.css'
import type { useUpload } from './use-upload'

interface Props {
  /** The `accept` attribute of the file input. */
  accept: string
  upload: ReturnType<typeof useUpload>
  onChoose: (file: File) => void
  hasFile: boolean
  id?: string
  /** Shows the file that was uploaded. */
  children: ReactNode
}

/** Chooses one file and shows its upload, which can be cancelled. */
export function FileField({ accept, upload: { state, cancel }, onChoose, hasFile, id, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="file-field">
      <input
        ref={input}
        type="file"
        accept={accept}
        style={{ display: 'none' }}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = '' // so that the same file can be chosen again after a failure
          if (file) onChoose(file)
        }}
      />
      {state.phase === 'sending' ? (
        <div className="file-line">
          <span className="file-name">{state.fileName}</span>
          <Progress percent={Math.floor(state.fraction * 100)} size="small" />
          <Button size="small" onClick={cancel}>
            取消
          </Button>
        </div>
      ) : (
        <div className="file-line">
          <Button
            {...(id && { id })}
            icon={<UploadOutlined aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {hasFile ? '换一个文件' : '选择文件'}
          </Button>
          {hasFile && children}
        </div>
      )}
      {state.phase === 'failed' && (
        <Alert
          type="warning"
          showIcon
          title={typeof state.error === 'string' ? state.error : errorTitle(state.error)}
        />
      )}
    </div>
  )
}
