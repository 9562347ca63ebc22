import type { LessonKind } from '@zhixing/shared/catalogue/course'
import { isPlayed } from '@zhixing/shared/catalogue/media-length'
import { Form } from 'antd'
import type { LessonProps } from './lesson-props'
import { LENGTH_UNKNOWN } from './measured-length'
import { MediaField, type MediaFieldProps } from './media-field'
import { MediaPreview } from './media-preview'

type MediaKind = Exclude<LessonKind, 'article'>
type AcceptedFiles = Pick<MediaFieldProps, 'accept' | 'extension'>

const mainFiles: Record<MediaKind, AcceptedFiles & { label: string; hint: string }> = {
  video: { label: '视频文件', accept: ['video/mp4'], hint: 'MP4（H.264），不超过 500 MB' },
  shortVideo: {
    label: '短视频文件',
    accept: ['video/mp4'],
    hint: 'MP4（H.264），三五分钟以内为宜，不超过 500 MB',
  },
  audio: { label: '音频文件', accept: ['audio/mp4'], extension: '.m4a', hint: 'M4A，不超过 500 MB' },
  document: { label: '文档', accept: ['application/pdf'], hint: 'PDF；其他格式请先另存为 PDF' },
}

/** The files of a lesson: the main one, and with it poster, captions and the WebM copy of a video. */
export function MediaFields({ lesson, kind, onChange }: LessonProps & { kind: MediaKind }) {
  const { label, hint, ...files } = mainFiles[kind]
  const isVideo = kind === 'video' || kind === 'shortVideo'
  return (
    <>
      <Form.Item label={label} extra={hint}>
        <MediaField
          {...files}
          url={lesson.mediaUrl}
          onUploaded={(mediaUrl) =>
            onChange({ mediaUrl, ...(isPlayed(kind) && { lengthSeconds: LENGTH_UNKNOWN }) })
          }
          onRemove={() => onChange({ mediaUrl: undefined })}
        />
        <MediaPreview lesson={lesson} />
      </Form.Item>
      {isVideo && (
        <Form.Item label="封面" extra="JPG 或 WebP，可不填">
          <MediaField
            accept={['image/jpeg', 'image/webp']}
            url={lesson.posterUrl}
            onUploaded={(posterUrl) => onChange({ posterUrl })}
            onRemove={() => onChange({ posterUrl: undefined })}
          />
        </Form.Item>
      )}
      {kind !== 'document' && (
        <Form.Item label="字幕" extra="WebVTT（.vtt），可不填；有字幕的课更方便听力不便的同志">
          <MediaField
            accept={['text/vtt']}
            extension=".vtt"
            url={lesson.captionsUrl}
            onUploaded={(captionsUrl) => onChange({ captionsUrl })}
            onRemove={() => onChange({ captionsUrl: undefined })}
          />
        </Form.Item>
      )}
      {isVideo && (
        <Form.Item label="备用视频" extra="WebM，供不支持 MP4 的电脑使用，可不填">
          <MediaField
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
