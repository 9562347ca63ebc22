import { expect, test } from '@jest/globals'
import { CourseFacts } from '@zhixing/shared/catalogue/contract'
import { Course } from '@zhixing/shared/catalogue/course'
import { CheckQuestion, questionErrors } from '@zhixing/shared/catalogue/question'
import { nextCourseVersion, publicationErrors } from '@zhixing/shared/catalogue/rules'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'

const good: CheckQuestion = { question: '几日内答复？', options: ['三日', '十五日'], answer: 1 }

test.each<[string, Partial<CheckQuestion>, string[]]>([
  ['is complete', {}, []],
  ['has no words', { question: '' }, ['没有写题目']],
  ['has an empty option', { options: ['三日', ''] }, ['有空着的选项']],
  ['has one option twice', { options: ['三日', '三日'] }, ['有两个选项相同']],
  ['names an answer that is not there', { answer: 2 }, ['没有选定正确答案']],
  ['is asked before the end', { afterSeconds: 59 }, []],
  ['is asked after the end', { afterSeconds: 60 }, ['提问的时刻超出了课时时长']],
])('a question that %s', (_, facts, problems) => {
  expect(questionErrors({ ...good, ...facts }, 60)).toEqual(problems)
})

const options = (count: number, length = 1) =>
  Array.from({ length: count }, (_, i) => `${i}`.padEnd(length, '项'))
test.each<[string, boolean, Partial<CheckQuestion>]>([
  ['eighty characters', true, { question: '问'.repeat(80) }],
  ['eighty-one', false, { question: '问'.repeat(81) }],
  ['one option', false, { options: options(1) }],
  ['four options', true, { options: options(4) }],
  ['five options', false, { options: options(5) }],
  ['an option of forty characters', true, { options: options(2, 40) }],
  ['an option of forty-one', false, { options: options(2, 41) }],
  ['the fourth for its answer', true, { options: options(4), answer: 3 }],
  ['a fifth for its answer', false, { options: options(4), answer: 4 }],
  ['none for its answer', false, { answer: -1 }],
  ['the first second', true, { afterSeconds: 0 }],
  ['a second before the first', false, { afterSeconds: -1 }],
  ['the last second of six hours', true, { afterSeconds: 21_600 }],
  ['one later', false, { afterSeconds: 21_601 }],
])('a question with %s is taken: %s', (_, isTaken, facts) => {
  expect(CheckQuestion.safeParse({ ...good, ...facts }).success).toBe(isTaken)
})

test('a question with a gap stands against publication, and says where it is', () => {
  const lessons = [aDraftLesson({ questions: [good, { ...good, question: '' }] })]
  expect(publicationErrors(courseFacts({ lessons }))).toEqual([
    { path: 'lessons.0.questions.1', message: '第 1 个课时的第 2 道确认题没有写题目' },
  ])
})

test('a changed question makes no new version, so no course is earned twice', () => {
  const lesson = aDraftLesson({ questions: [good] })
  const published = { courseVersion: 3, lessons: [{ ...lesson, questions: undefined }] }
  expect(
    nextCourseVersion(published, [{ ...lesson, questions: [{ ...good, answer: 0 }] } as typeof lesson]),
  ).toBe(3)
})

test('questions never become part of what learners read, and the interval is one of the policy’s', () => {
  const lessons = [aDraftLesson({ questions: [good] })]
  expect(CourseFacts.safeParse(courseFacts({ lessons, presence: { everyMinutes: 10 } })).success).toBe(true)
  expect(CourseFacts.safeParse(courseFacts({ lessons, presence: { everyMinutes: 7 } })).success).toBe(false)
  const facts = {
    courseId: '0'.repeat(26),
    courseVersion: 1,
    lengthSeconds: 900,
    studyHours: 0.5,
    policyId: 'p',
    studied: 0,
  }
  const course = Course.parse({
    ...courseFacts({ lessons }),
    ...facts,
    publishedAt: '2026-11-26T00:00:00.000Z',
  })
  expect(JSON.stringify(course)).not.toContain('几日内答复')
})
