import type { Lesson } from '@zhixing/shared/catalogue/course'

export const toMediaUrl = (path: string) => path

/** Browsers built without H.264 get the WebM file. */
export function videoUrlOf({ mediaUrl = '', webmUrl }: Lesson): string {
  const playsH264 = document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E"') !== ''
  return webmUrl && !playsH264 ? webmUrl : mediaUrl
}
