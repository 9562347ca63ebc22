import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { Form } from 'antd'
import { MediaFile } from './media-file'
import { MediaPreview } from './media-preview'

interface Props {
  lesson: DraftLesson
  onChange: (patch: Partial<DraftLesson>) => void
}

const mainOf = {
  video: {
    label: '视频文件',
    accept: ['video/mp4'],
    extension: undefined,
    hint: 'MP4（H.264），不超过 500 MB',
  },
  shortVideo: {
    label: '短视频文件',
    accept: ['video/mp4'],
    extension: undefined,
    hint: 'MP4（H.264），三五分钟以内为宜，不超过 500 MB',
  },
  audio: { label: '音频文件', accept: ['audio/mp4'], extension: '.m4a', hint: 'M4A，不超过 500 MB' },
  document: {
    label: '文档',
    accept: ['application/pdf'],
    extension: undefined,
    hint: 'PDF；其他格式请先另存为 PDF',
  },
} as const

export function LessonMedia({ lesson, onChange }: Props) {
  if (lesson.kind === 'article') return null
  const main = mainOf[lesson.kind]
  const film = lesson.kind === 'video' || lesson.kind === 'shortVideo'
  return (
    <>
      <Form.Item label={main.label} extra={main.hint}>
        <MediaFile
          accept={main.accept}
          {...(main.extension && { extension: main.extension })}
          url={lesson.mediaUrl}
          onUploaded={(mediaUrl, lengthSeconds) =>
            onChange({ mediaUrl, ...(lengthSeconds && { lengthSeconds }) })
          }
          onRemove={() => onChange({ mediaUrl: undefined })}
        />
        <MediaPreview lesson={lesson} />
      </Form.Item>
      {film && (
        <Form.Item label="封面" extra="JPG 或 WebP，可不填">
          <MediaFile
            accept={['image/jpeg', 'image/webp']}
            url={lesson.posterUrl}
            onUploaded={(posterUrl) => onChange({ posterUrl })}
            onRemove={() => onChange({ posterUrl: undefined })}
          />
        </Form.Item>
      )}
      {lesson.kind !== 'document' && (
        <Form.Item label="字幕" extra="WebVTT（.vtt），可不填；有字幕的课更方便听力不便的同志">
          <MediaFile
            accept={['text/vtt']}
            extension=".vtt"
            url={lesson.captionsUrl}
            onUploaded={(captionsUrl) => onChange({ captionsUrl })}
            onRemove={() => onChange({ captionsUrl: undefined })}
          />
        </Form.Item>
      )}
      {film && (
        <Form.Item label="备用视频" extra="WebM，供不支持 MP4 的电脑使用，可不填">
          <MediaFile
            accept={['video/webm']}
            url={lesson.webmUrl}
            onUploaded={(webmUrl) => onChange({ webmUrl })}
            onRemove={() => onChange({ webmUrl: undefined })}
          />
        </Form.Item>
      )}
    </>
  )
}
