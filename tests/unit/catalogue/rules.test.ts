import { expect, test } from '@jest/globals'
import type { CourseFacts } from '@zhixing/shared/catalogue/contract'
import { isOpenToJobLevel, publicationErrors, requiredSecondsOf } from '@zhixing/shared/catalogue/rules'
import { ulid } from 'ulid'
import { aDraftArticle, aDraftLesson, courseFacts } from '../../support/catalogue/given'

const sameId = ulid()

test.each<[string, Partial<CourseFacts>, string[]]>([
  ['is complete', {}, []],
  ['has no lesson', { lessons: [] }, ['lessons']],
  ['has only optional lessons', { lessons: [aDraftLesson({ optional: true })] }, ['lessons']],
  ['has nobody to teach it', { teacher: ' ', teacherTitle: '' }, ['teacher', 'teacherTitle']],
  ['has no summary', { summary: '' }, ['summary']],
  ['stands in no category', { categoryId: 'nowhere' }, ['categoryId']],
  ['has a film without a file', { lessons: [aDraftLesson({ mediaUrl: undefined })] }, ['lessons.0.mediaUrl']],
  [
    'has a document without a file',
    { lessons: [aDraftLesson({ kind: 'document', mediaUrl: undefined })] },
    ['lessons.0.mediaUrl'],
  ],
  ['has an article without text', { lessons: [aDraftArticle({ body: [] })] }, ['lessons.0.body']],
  [
    'has a lesson of nine seconds',
    { lessons: [aDraftLesson({ lengthSeconds: 9 })] },
    ['lessons.0.lengthSeconds'],
  ],
  ['has a lesson of ten seconds', { lessons: [aDraftLesson({ lengthSeconds: 10 })] }, []],
  [
    'has a lesson without a title',
    { lessons: [aDraftLesson(), aDraftLesson({ title: ' ' })] },
    ['lessons.1.title'],
  ],
  [
    'has one lesson twice',
    { lessons: [aDraftLesson({ lessonId: sameId }), aDraftLesson({ lessonId: sameId })] },
    ['lessons'],
  ],
])('a draft that %s', (_, facts, paths) => {
  expect(publicationErrors(courseFacts(facts)).map(({ path }) => path)).toEqual(paths)
})

test('what stands against publication names the lesson as an editor counts, from one', () => {
  const facts = courseFacts({ lessons: [aDraftLesson(), aDraftLesson({ title: '' })] })
  expect(publicationErrors(facts)).toEqual([{ path: 'lessons.1.title', message: '第 2 个课时没有标题' }])
})

test('optional lessons add nothing to what has to be covered', () => {
  expect(
    requiredSecondsOf([
      aDraftLesson({ lengthSeconds: 100 }),
      aDraftLesson({ lengthSeconds: 50, optional: true }),
    ]),
  ).toBe(100)
})

test('a course without job levels is open to all, one with them to these', () => {
  expect([
    isOpenToJobLevel([], 'clerk'),
    isOpenToJobLevel(['bureau'], 'bureau'),
    isOpenToJobLevel(['bureau'], 'clerk'),
  ]).toEqual([true, true, false])
})
