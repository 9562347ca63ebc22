import { describe, expect, test } from '@jest/globals'
import { packCard, unpackCard } from '@zhixing/functions/catalogue/store/card-codec'
import { shelfPositionsOf } from '@zhixing/functions/catalogue/store/shelf'
import { type CourseFacts, DraftLesson } from '@zhixing/shared/catalogue/contract'
import {
  isOpenToJobLevel,
  nextCourseVersion,
  publicationErrors,
  requiredSecondsOf,
} from '@zhixing/shared/catalogue/rules'
import { matchDegree } from '@zhixing/shared/catalogue/search'
import { jobLevels } from '@zhixing/shared/identity/role'
import fc from 'fast-check'
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

test.each<[string, string, 0 | 1 | 2]>([
  ['依法', '依法', 2],
  ['terms in any order', '行政 基层', 2],
  ['full width and other case', 'ＡＩ', 2],
  ['the teacher', '周敏', 1],
  ['a tag', '复议', 1],
  ['one term in the title, one in a tag', '依法 复议', 1],
  ['one term nowhere', '依法 财政', 0],
])('a search for %s', (_, q, match) => {
  expect(matchDegree({ title: '基层 AI 与依法行政', teacher: '周敏', tags: ['行政复议'] }, q)).toBe(match)
})

test('a card comes out as it went in, whatever stands in it', () => {
  const printable = fc
    .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
    .map((text) => text.replace(/[\t,]/g, '') || 'x')
  fc.assert(
    fc.property(
      printable,
      printable,
      fc.array(printable, { maxLength: 6 }),
      fc.subarray([...jobLevels]),
      fc.nat(99_999_999),
      (title, teacher, tags, levels, studied) => {
        const facts = courseFacts({ title, teacher, tags, jobLevels: levels })
        const lessons = facts.lessons.map((lesson) => ({ ...lesson, lessonId: lesson.lessonId ?? '' }))
        const course = {
          ...facts,
          lessons,
          courseId: ulid(),
          courseVersion: 1,
          lengthSeconds: 60,
          studyHours: 0.25,
          policyId: 'p',
          publishedAt: '2026-01-02T03:04:05.678Z',
          studied,
        }
        for (const { sort } of shelfPositionsOf(course)) {
          expect(unpackCard({ sk: sort, card: packCard(course) })).toMatchObject({
            courseId: course.courseId,
            title,
            teacher,
            tags,
            jobLevels: levels,
            studied,
            publishedAt: course.publishedAt,
            hasVideo: true,
          })
        }
      },
    ),
  )
})
