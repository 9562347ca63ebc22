import { describe, expect, test } from '@jest/globals'
import { MediaPath } from '@zhixing/shared/catalogue/course'
import { type MediaLength, mediaErrors, wholeSecondsOf } from '@zhixing/shared/catalogue/media-length'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { remainingSeconds } from '@zhixing/shared/study-records/completion'
import { aDraftArticle, aDraftLesson } from '../../support/catalogue/given'
import { aSession } from '../../support/progress/session'

const [film, copy] = ['/media/uploads/film.mp4', '/media/uploads/film.webm']

/** What is wrong with a lesson of this length, whose film and copy have these. */
function errorsOf(lengthSeconds: number, main: MediaLength, webm?: MediaLength) {
  const lesson = aDraftLesson({
    lengthSeconds,
    mediaUrl: film,
    webmUrl: webm === undefined ? undefined : copy,
  })
  const lengths = new Map([[film, main], ...(webm === undefined ? [] : [[copy, webm] as const])])
  return mediaErrors([aDraftArticle(), lesson], lengths)
}

test.each([
  ['/media/uploads/01J0000000000000000000000Z.mp4', true],
  ['/media/flood-duty.webm', true],
  ['https://example.com/a.mp4', false],
  ['//example.com/a.mp4', false],
  ['/media/../evidence/a.pdf', false],
  ['/media/%2e%2e/evidence/a.pdf', false],
  ['/media/..\\evidence/a.pdf', false],
  ['/media/a.mp4?versionId=1', false],
  ['/media//a.mp4', false],
  ['/mediation/a.mp4', false],
])('%s is a file of our own media: %s', (path, isOurs) => {
  expect(MediaPath.safeParse(path).success).toBe(isOurs)
})

describe('the length of a lesson is that of its file', () => {
  test.each<[number, MediaLength, string]>([
    [600, 597, '第 2 个课时写的是 10 分 00 秒，文件长 9 分 57 秒，请打开课时，点“按文件更新时长”'],
    [60, 600.4, '第 2 个课时写的是 1 分 00 秒，文件长 10 分 00 秒，请打开课时，点“按文件更新时长”'],
    [86, 85.3, '第 2 个课时写的是 1 分 26 秒，文件长 1 分 25 秒，请打开课时，点“按文件更新时长”'],
    [84, 85, '第 2 个课时写的是 1 分 24 秒，文件长 1 分 25 秒，请打开课时，点“按文件更新时长”'],
  ])('%d s written, %s s measured: refused', (written, measured, message) => {
    expect(errorsOf(written, measured)).toEqual([{ path: 'lessons.1.lengthSeconds', message }])
  })

  test.each<[MediaLength, string]>([
    ['missing', '第 2 个课时的文件找不到，请重新上传'],
    ['unreadable', '第 2 个课时的文件打不开或不完整，请换一个文件上传'],
  ])('a file that is %s is refused', (length, message) => {
    expect(errorsOf(600, length)).toEqual([{ path: 'lessons.1.mediaUrl', message }])
  })

  test('a copy in WebM has the length of the film', () => {
    expect(errorsOf(74, 74.2, 74.217)).toEqual([])
    const message = '第 2 个课时的备用视频长 1 分 10 秒，视频文件长 1 分 14 秒，两个文件应一样长'
    expect(errorsOf(74, 74.2, 70)).toEqual([{ path: 'lessons.1.webmUrl', message }])
    expect(errorsOf(74, 74.2, 'missing')).toMatchObject([{ path: 'lessons.1.webmUrl' }])
  })

  test('control: a length that was taken from the file is accepted, and the reading time of a document', () => {
    for (const measured of [10, 59.999, 74.2, 85.3, 93.9, 597, 600.4])
      expect(errorsOf(wholeSecondsOf(measured), measured)).toEqual([])
    const document = aDraftLesson({ kind: 'document', lengthSeconds: 300, mediaUrl: film })
    expect(mediaErrors([document], new Map([[film, 0]]))).toEqual([])
  })
})

test('the film of 9:45 in a lesson of 10:00, which needed 3 seconds for ever, is no longer published', () => {
  const playedToTheEnd = { watched: [[0, 5850] as [number, number]], creditedTenths: 5850 }
  const remainingOf = (lengthSeconds: number) =>
    remainingSeconds(aSession({ ...playedToTheEnd, lengthSeconds }), studyPolicy)
  expect([remainingOf(600), errorsOf(600, 585).length]).toEqual([3, 1])
  const corrected = wholeSecondsOf(585.04)
  expect([remainingOf(corrected), errorsOf(corrected, 585.04).length]).toEqual([0, 0])
})

test('every accepted length can be completed by playing the file to its end', () => {
  for (let lengthSeconds = 10; lengthSeconds < 80; lengthSeconds++) {
    for (let tenths = lengthSeconds * 10 - 20; tenths < lengthSeconds * 10 + 20; tenths++) {
      if (errorsOf(lengthSeconds, tenths / 10).length) continue
      const watched: [number, number][] = [[0, Math.min(tenths, lengthSeconds * 10)]]
      const session = aSession({ watched, creditedTenths: tenths, lengthSeconds })
      expect([lengthSeconds, tenths, remainingSeconds(session, studyPolicy)]).toEqual([
        lengthSeconds,
        tenths,
        0,
      ])
    }
  }
})
