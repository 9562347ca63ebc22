import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { ChosenFile } from '../../components/chosen-file'
import { useUpload } from '../../components/use-upload'
import { lengthOfFile } from './length-of-file'

interface Props {
  accept: string
  url: string | undefined
  onUploaded: (url: string, lengthSeconds?: number) => void
  onRemove: () => void
}

/** A lesson's file, sent straight to the store; how long it plays is read from it here. */
export function MediaFile({ accept, url, onUploaded, onRemove }: Props) {
  const upload = useUpload()
  const choose = async (file: File) => {
    const [mediaUrl, lengthSeconds] = await Promise.all([upload.send(file, accept), lengthOfFile(file)])
    if (mediaUrl) onUploaded(mediaUrl, lengthSeconds)
  }
  return (
    <ChosenFile accept={accept} upload={upload} onChoose={(file) => void choose(file)} isChosen={url !== undefined && url !== ''}>
      <a href={url} target="_blank" rel="noreferrer" className="media-name">
        <PaperClipOutlined aria-hidden /> {url?.split('/').at(-1)}
      </a>
      <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label="移除文件" onClick={onRemove} />
    </ChosenFile>
  )
}
