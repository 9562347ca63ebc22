import { FileDoneOutlined } from '@ant-design/icons'
import { lastCharacters } from '@zhixing/shared/characters'
import { createEvidenceUpload, type Evidence, EvidenceType } from '@zhixing/shared/corrections/contract'
import { FileField } from '../components/upload/file-field'
import { type FileFacts, useUpload } from '../components/upload/use-upload'
import { call } from '../server/call'

const acceptedTypes = EvidenceType.options
const FILE_NAME_MAX = 120
const MEGABYTES_MAX = 50

interface Props {
  value: Evidence | undefined
  onChange: (evidence: Evidence) => void
  id: string
}

/**
 * Uploads a document as evidence. Its SHA-256 is computed in the browser and stored with the request, so
 * that the file cannot be exchanged later without notice.
 */
export function EvidenceField({ value, onChange, id }: Props) {
  const upload = useUpload()
  const choose = async (file: File) => {
    const requestTarget = (facts: FileFacts<EvidenceType>, signal: AbortSignal) =>
      call(createEvidenceUpload, facts, signal)
    const sent = await upload.send(file, {
      accept: acceptedTypes,
      megabytesMax: MEGABYTES_MAX,
      requestTarget,
    })
    if (!sent) return
    const { sha256, contentType } = sent
    onChange({ fileName: lastCharacters(file.name, FILE_NAME_MAX), sha256, contentType })
  }
  return (
    <FileField
      accept={acceptedTypes.join(',')}
      upload={upload}
      onChoose={(file) => void choose(file)}
      hasFile={value !== undefined}
      id={id}
    >
      <span className="file-name">
        <FileDoneOutlined aria-hidden /> {value?.fileName}
      </span>
    </FileField>
  )
}
