import type { FieldError } from '../problem'
import type { DraftLesson } from './contract'
import type { LessonKind } from './course'

/** The length of a file in seconds, 0 of a document; or why it has none. */
export type MediaLength = number | 'missing' | 'unreadable'

export const isPlayed = (kind: LessonKind): boolean =>
  kind === 'video' || kind === 'shortVideo' || kind === 'audio'

/** A file may be this much shorter than the whole second that its lesson has: 93.999 is 94. */
const ROUNDING_SECONDS = 0.1

/** The length that a lesson takes from its file. */
export const wholeSecondsOf = (lengthSeconds: number): number => Math.floor(lengthSeconds + ROUNDING_SECONDS)

/** A lesson longer than its file by more may never be completed: of the shortest, 10 s, 98 % are asked. */
const LONGER_SECONDS_MAX = 0.2

/** The files that a publication measures. */
export function measuredUrlsOf(lessons: readonly DraftLesson[]): string[] {
  const withFiles = lessons.filter(({ kind }) => kind !== 'article')
  const urls = withFiles.flatMap(({ mediaUrl, webmUrl }) => [mediaUrl, webmUrl])
  return [...new Set(urls)].filter((url) => url !== undefined)
}

/**
 * 课时长度以文件为准：相差一秒及以上的，不得发布。
 * Returns what is wrong with the files of lessons, in Chinese; `lengths` has every file that was measured.
 */
export const mediaErrors = (
  lessons: readonly DraftLesson[],
  lengths: ReadonlyMap<string, MediaLength>,
): FieldError[] =>
  lessons.flatMap((lesson, index) => {
    const label = `第 ${index + 1} 个课时`
    const lengthOf = (url: string | undefined) => (url === undefined ? undefined : lengths.get(url))
    const [main, copy] = [lengthOf(lesson.mediaUrl), lengthOf(lesson.webmUrl)]
    return [
      ...errorOf(`lessons.${index}.mediaUrl`, fileFault(`${label}的文件`, main)),
      ...errorOf(`lessons.${index}.webmUrl`, fileFault(`${label}的备用视频`, copy)),
      ...errorOf(`lessons.${index}.lengthSeconds`, lengthFault(label, lesson, main)),
      ...errorOf(`lessons.${index}.webmUrl`, copyFault(label, lesson, main, copy)),
    ]
  })

const errorOf = (path: string, message: string | undefined): FieldError[] =>
  message ? [{ path, message }] : []

function fileFault(file: string, length: MediaLength | undefined): string | undefined {
  if (length === 'missing') return `${file}找不到，请重新上传`
  return length === 'unreadable' ? `${file}打不开或不完整，请换一个文件上传` : undefined
}

function lengthFault(label: string, { kind, lengthSeconds }: DraftLesson, main: MediaLength | undefined) {
  if (!isPlayed(kind) || typeof main !== 'number' || isLengthOf(lengthSeconds, main)) return undefined
  return `${label}写的是 ${inWords(lengthSeconds)}，文件长 ${inWords(main)}，请打开课时，点“按文件更新时长”`
}

function copyFault(
  label: string,
  { lengthSeconds }: DraftLesson,
  main: MediaLength | undefined,
  copy: MediaLength | undefined,
) {
  if (typeof main !== 'number' || typeof copy !== 'number') return undefined
  // lengthFault names a lesson that is longer than its film.
  const required = Math.min(lengthSeconds, main)
  if (Math.abs(main - copy) < 1 && required - copy <= LONGER_SECONDS_MAX) return undefined
  return `${label}的备用视频长 ${inWords(copy)}，视频文件长 ${inWords(main)}，两个文件应一样长`
}

const isLengthOf = (written: number, measured: number) =>
  written - measured <= LONGER_SECONDS_MAX && measured - written < 1

/** `9 分 57 秒` */
function inWords(lengthSeconds: number): string {
  const whole = wholeSecondsOf(lengthSeconds)
  return `${Math.floor(whole / 60)} 分 ${`${whole % 60}`.padStart(2, '0')} 秒`
}
