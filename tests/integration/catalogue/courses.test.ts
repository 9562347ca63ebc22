import { expect, test } from '@jest/globals'
import { findArticleBody, findCourseVersion } from '@zhixing/functions/catalogue/store/courses'
import { categories } from '@zhixing/shared/catalogue/categories'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aDraftArticle, aDraftLesson, aPublishedCourse } from '../../support/catalogue/given'
import { request } from '../../support/request'

test('200 the categories are in their order and may be cached for five minutes', async () => {
  const { body, headers } = await request(contract.listCategories, {})
  expect(body.categories).toEqual(categories)
  expect(headers['cache-control']).toBe('public, max-age=300')
})

test('C2, C3 and C4 200 a published course with its lessons, and an article with its body', async () => {
  const article = aDraftArticle({ body: [{ kind: 'quote', text: '引文' }] })
  const { courseId, lessons } = await aPublishedCourse({
    title: '一门课',
    lessons: [aDraftLesson({ lengthSeconds: 1800 }), article],
  })
  const { body } = await request(contract.getCourse, { courseId })
  expect(body).toMatchObject({
    courseId,
    courseVersion: 1,
    title: '一门课',
    lengthSeconds: 2100,
    studyHours: 1,
    policyId: 'policy-yunnan-2024',
    studied: 0,
  })
  expect(body.lessons.map(({ lessonId }) => lessonId)).toEqual(lessons.map(({ lessonId }) => lessonId))
  expect(JSON.stringify(body)).not.toContain('引文')
  const lessonId = lessons[1]?.lessonId ?? ''
  expect((await request(contract.getLesson, { courseId, lessonId })).body).toMatchObject({
    courseTitle: '一门课',
    body: [{ text: '引文' }],
  })
  expect(await findArticleBody(courseId, lessons[0]?.lessonId ?? '')).toEqual([])
})

test('404 course-not-found and lesson-not-found for an unpublished course, another course’s lesson and an absent version', async () => {
  const [one, other] = [await aPublishedCourse(), await aPublishedCourse()]
  const lessonId = other.lessons[0]?.lessonId ?? ''
  expect(await request(contract.getCourse, { courseId: ulid() })).toMatchObject({
    status: 404,
    type: 'catalogue/course-not-found',
  })
  expect(await request(contract.getLesson, { courseId: one.courseId, lessonId })).toMatchObject({
    status: 404,
    type: 'catalogue/lesson-not-found',
  })
  expect(
    (await request(contract.getCourse, { courseId: one.courseId, courseVersion: '7' as never })).type,
  ).toBe('catalogue/course-not-found')
  expect(await findCourseVersion(one.courseId, 7)).toBeUndefined()
})

test('304 for a course that has not changed', async () => {
  const { courseId } = await aPublishedCourse()
  const { headers } = await request(contract.getCourse, { courseId })
  const again = await request(
    contract.getCourse,
    { courseId },
    { headers: { 'if-none-match': headers.etag ?? '' } },
  )
  expect(again.status).toBe(304)
})
