import { expect, test } from '@jest/globals'
import { packCard, unpackCard } from '@zhixing/functions/catalogue/store/card-codec'
import { shelfPositionsOf } from '@zhixing/functions/catalogue/store/shelf'
import { jobLevels } from '@zhixing/shared/identity/role'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { courseFacts } from '../../support/catalogue/given'

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
