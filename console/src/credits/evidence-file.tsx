import { FileDoneOutlined } from '@ant-design/icons'
import type { Evidence } from '@zhixing/shared/credits/requests'
import { useState } from 'react'
import { ChosenFile } from '../components/chosen-file'
import { useUpload } from '../components/use-upload'

const accept = 'application/pdf,image/jpeg,image/webp'

/** The file is sent, and what it is known by is computed here: whoever looks at it later can see that it is this one. */
export function EvidenceFile({ value, onChange, id }: { value: Evidence | undefined; onChange: (evidence: Evidence) => void; id: string }) {
  const upload = useUpload()
  const [hashing, setHashing] = useState(false)
  const choose = async (file: File) => {
    setHashing(true)
    const [mediaUrl, sha256] = await Promise.all([upload.send(file, accept), sha256Of(file)])
    setHashing(false)
    if (mediaUrl) onChange({ fileName: file.name.slice(-120), sha256, mediaUrl })
  }
  return (
    <ChosenFile
      accept={accept}
      upload={upload}
      onChoose={(file) => void choose(file)}
      isChosen={value !== undefined}
      id={id}
      busy={hashing}
    >
      <span className="media-name">
        <FileDoneOutlined aria-hidden /> {value?.fileName}
      </span>
    </ChosenFile>
  )
}

async function sha256Of(file: File): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
