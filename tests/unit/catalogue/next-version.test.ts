import { describe, expect, test } from '@jest/globals'
import { DraftLesson } from '@zhixing/shared/catalogue/contract'
import { nextCourseVersion } from '@zhixing/shared/catalogue/rules'
import { aDraftLesson } from '../../support/catalogue/given'

describe('the next version', () => {
  const [one, two] = [aDraftLesson(), aDraftLesson()]
  const published = { courseVersion: 3, lessons: [one, two] }
  test.each<[string, object[], number]>([
    ['keeps its number when nothing changed', [one, two], 3],
    [
      'keeps it when a title, a chapter or captions changed',
      [{ ...one, title: '改', chapter: '章', captionsUrl: '/media/a.vtt' }, two],
      3,
    ],
    ['keeps it when lessons changed places', [two, one], 3],
    ['is a new one when a lesson is added', [one, two, aDraftLesson()], 4],
    ['is a new one when a lesson is gone', [one], 4],
    ['is a new one when a lesson is longer', [{ ...one, lengthSeconds: 901 }, two], 4],
    ['is a new one when the film is another', [{ ...one, mediaUrl: '/media/b.mp4' }, two], 4],
    ['is a new one when a lesson becomes optional', [{ ...one, optional: true }, two], 4],
  ])('%s', (_, lessons, version) => {
    expect(
      nextCourseVersion(
        published,
        lessons.map((lesson) => DraftLesson.parse(lesson)),
      ),
    ).toBe(version)
  })
  test('is the first when nothing was published', () => expect(nextCourseVersion(undefined, [])).toBe(1))
})
