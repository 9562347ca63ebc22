import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Progress } from 'antd'
import { type ReactNode, useRef } from 'react'
import { errorTitle } from '../../server/error-title'
import type { useUpload } from './use-upload'

interface Props {
  accept: string
  upload: ReturnType<typeof useUpload>
  onChoose: (file: File) => void
  isChosen: boolean
  id?: string
  /** What is shown of the file that is there. */
  children: ReactNode
}

/** One file: chosen, sent with its progress shown, and stopped at will. */
export function FileField({ accept, upload: { state, cancel }, onChoose, isChosen, id, children }: Props) {
  const input = useRef<HTMLInputElement>(null)
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
          if (file) onChoose(file)
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
          <Button
            {...(id && { id })}
            icon={<UploadOutlined aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {isChosen ? '换一个文件' : '选择文件'}
          </Button>
          {isChosen && children}
        </div>
      )}
      {state.phase === 'failed' && (
        <Alert
          type="warning"
          showIcon
          title={typeof state.why === 'string' ? state.why : errorTitle(state.why)}
        />
      )}
    </div>
  )
}
