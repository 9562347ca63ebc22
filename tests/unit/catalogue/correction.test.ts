import { describe, expect, test } from '@jest/globals'
import { isCorrectionOf } from '@zhixing/shared/catalogue/correction'
import { aDraftArticle, aDraftLesson } from '../../support/catalogue/given'

describe('a correction of a version', () => {
  const [lesson, article] = [aDraftLesson(), aDraftArticle()]
  const document = aDraftLesson({ kind: 'document', mediaUrl: '/media/uploads/a.pdf' })
  const before = { courseVersion: 1, lessons: [lesson, article, document] }
  const after = (...lessons: (typeof lesson)[]) => ({ courseVersion: 2, lessons })

  test.each([
    ['another length of the same film', after({ ...lesson, lengthSeconds: 897 }, article, document)],
    [
      'another file of the same lesson',
      after({ ...lesson, mediaUrl: '/media/uploads/b.mp4' }, article, document),
    ],
    [
      'another file, also of a document',
      after(lesson, article, { ...document, mediaUrl: '/media/uploads/b.pdf' }),
    ],
    ['that and another order', after(document, { ...lesson, lengthSeconds: 897 }, article)],
  ])('is %s', (_, next) => {
    expect(isCorrectionOf(before, next)).toBe(true)
  })

  test.each([
    ['an added lesson', after(lesson, article, document, aDraftLesson())],
    ['a removed lesson', after(lesson, article)],
    ['another lesson', after({ ...lesson, lessonId: aDraftLesson().lessonId }, article, document)],
    ['a lesson that became optional', after({ ...lesson, optional: true }, article, document)],
    ['another reading time of an article', after(lesson, { ...article, lengthSeconds: 600 }, document)],
    ['another reading time of a document', after(lesson, article, { ...document, lengthSeconds: 600 })],
    [
      'the correction of a version that had changed another lesson',
      after({ ...lesson, lengthSeconds: 897 }, { ...article, optional: true }, document),
    ],
    ['the same version', { ...before, lessons: before.lessons }],
  ])('control: is not %s', (_, next) => {
    expect(isCorrectionOf(before, next)).toBe(false)
  })
})
