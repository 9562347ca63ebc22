import { FileDoneOutlined, UploadOutlined } from '@ant-design/icons'
import type { Evidence } from '@zhixing/shared/credits/requests'
import { Alert, Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { titleOf } from '../components/title-of'
import { useUpload } from '../components/use-upload'

const accept = 'application/pdf,image/jpeg,image/webp'

/** The file is sent, and what it is known by is computed here: whoever looks at it later can see that it is this one. */
export function EvidenceFile({ value, onChange, id }: { value: Evidence | undefined; onChange: (evidence: Evidence) => void; id: string }) {
  const input = useRef<HTMLInputElement>(null)
  const { state, send, cancel } = useUpload()
  const [hashing, setHashing] = useState(false)
  const choose = async (file: File) => {
    setHashing(true)
    const [mediaUrl, sha256] = await Promise.all([send(file, accept), sha256Of(file)])
    setHashing(false)
    if (mediaUrl) onChange({ fileName: file.name.slice(-120), sha256, mediaUrl })
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
          <Button id={id} icon={<UploadOutlined aria-hidden />} loading={hashing} onClick={() => input.current?.click()}>
            {value ? '换一个文件' : '选择文件'}
          </Button>
          {value && (
            <span className="media-name">
              <FileDoneOutlined aria-hidden /> {value.fileName}
            </span>
          )}
        </div>
      )}
      {state.phase === 'failed' && <Alert type="warning" showIcon title={typeof state.why === 'string' ? state.why : titleOf(state.why)} />}
    </div>
  )
}

async function sha256Of(file: File): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
