import type { DraftLesson } from '@zhixing/shared/catalogue/contract'

/** Plays the uploaded file of a video or audio lesson. */
export function MediaPreview({ lesson }: { lesson: DraftLesson }) {
  const { kind, mediaUrl, webmUrl, posterUrl, captionsUrl } = lesson
  if (!mediaUrl || kind === 'article' || kind === 'document') return null
  if (kind === 'audio') {
    return (
      <audio key={mediaUrl} controls preload="none" src={mediaUrl} className="media-preview">
        <track kind="captions" src={captionsUrl} srcLang="zh" label="中文" />
      </audio>
    )
  }
  return (
    <video
      key={`${mediaUrl}${webmUrl}`}
      controls
      preload="metadata"
      poster={posterUrl}
      className={`media-preview ${kind}`}
    >
      <source src={mediaUrl} type="video/mp4" />
      {webmUrl && <source src={webmUrl} type="video/webm" />}
      <track kind="captions" src={captionsUrl} srcLang="zh" label="中文" />
    </video>
  )
}
