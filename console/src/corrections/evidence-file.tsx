import { FileDoneOutlined } from '@ant-design/icons'
import { createEvidenceUpload, type Evidence, EvidenceType } from '@zhixing/shared/corrections/contract'
import { FileField } from '../components/upload/file-field'
import { useUpload } from '../components/upload/use-upload'
import { call } from '../server/call'

const accept = EvidenceType.options

/** What the file is known by is computed here, and no other is taken in its place: whoever looks at it later can see that it is this one. */
export function EvidenceFile({
  value,
  onChange,
  id,
}: {
  value: Evidence | undefined
  onChange: (evidence: Evidence) => void
  id: string
}) {
  const upload = useUpload()
  const choose = async (file: File) => {
    const sent = await upload.send(file, {
      accept,
      megabytesMax: 50,
      ask: async (asked, stop) => {
        const sha256 = await sha256Of(file)
        return { ...(await call(createEvidenceUpload, { ...asked, sha256 }, stop)), sha256 }
      },
    })
    if (sent)
      onChange({ fileName: file.name.slice(-120), sha256: sent.sha256, contentType: sent.contentType })
  }
  return (
    <FileField
      accept={accept.join(',')}
      upload={upload}
      onChoose={(file) => void choose(file)}
      isChosen={value !== undefined}
      id={id}
    >
      <span className="media-name">
        <FileDoneOutlined aria-hidden /> {value?.fileName}
      </span>
    </FileField>
  )
}

async function sha256Of(file: File): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
