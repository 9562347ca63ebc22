import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { type MediaLength, measuredUrlsOf, mediaErrors } from '@zhixing/shared/catalogue/media-length'
import type { FieldError } from '@zhixing/shared/problem'
import { forEachConcurrently } from '../core/concurrency'
import { environment } from '../core/environment'
import { readRange } from '../core/storage/read-range'
import { isTransient } from '../core/transient-error'
import { findMediaLength, putMediaLength } from './store/media-lengths'

/** An upload's name is never used twice, so what was measured once holds for good. */
const UPLOADED = /^\/media\/uploads\/[^/]+$/
const PDF_MARK = '%PDF-'

/** What keeps the files of these lessons from being published; empty if every one fits its lesson. */
export async function findMediaErrors(lessons: readonly DraftLesson[]): Promise<FieldError[]> {
  const lengths = new Map<string, MediaLength>()
  await forEachConcurrently(measuredUrlsOf(lessons), async (url) => {
    lengths.set(url, await measureFile(url))
  })
  return mediaErrors(lessons, lengths)
}

/** Reads the length of a file from the file; of an upload once only. */
export async function measureFile(mediaUrl: string): Promise<MediaLength> {
  const known = UPLOADED.test(mediaUrl) ? await findMediaLength(mediaUrl) : undefined
  if (known !== undefined) return known
  const measured = await readLength(mediaUrl)
  if (UPLOADED.test(mediaUrl) && typeof measured === 'number') await putMediaLength(mediaUrl, measured)
  return measured
}

/** The address of a file in the media bucket; undefined for any other address and for a malformed one. */
function bucketUrlOf(mediaUrl: string): URL | undefined {
  try {
    const url = new URL(mediaUrl, environment.mediaUploadUrl)
    decodeURIComponent(url.pathname) // throws if a `%` begins no escaped character
    return mediaUrl.startsWith('/') && url.pathname.startsWith('/media/') ? url : undefined
  } catch {
    return undefined
  }
}

async function readLength(mediaUrl: string): Promise<MediaLength> {
  const url = bucketUrlOf(mediaUrl)
  if (!url) return 'missing'
  const beginning = await readRange(url, 0, PDF_MARK.length)
  if (!beginning) return 'missing'
  const { bytes, objectBytes } = beginning
  if (url.pathname.endsWith('.pdf')) {
    const isPdf = Buffer.from(bytes).toString('latin1') === PDF_MARK
    return isPdf ? 0 : 'unreadable' // a document has no playing time
  }
  // A file that is deleted meanwhile ends here, and is unreadable.
  const read = async (start: number, end: number) =>
    (await readRange(url, start, end))?.bytes ?? new Uint8Array()
  // 180 kB that only editors need: not evaluated at a cold start.
  const { readPlayingTime } = await import('./media-file')
  try {
    return await readPlayingTime({ objectBytes, read })
  } catch (error) {
    if (isTransient(error)) throw error
    return 'unreadable'
  }
}
