import { describe, expect, test } from '@jest/globals'
import { putDraft } from '@zhixing/functions/catalogue/store/drafts'
import * as contract from '@zhixing/shared/catalogue/contract'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { aDraft, aDraftArticle, aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { request } from '../../support/request'

describe('drafts', () => {
  test('C1 200 a first save creates the course, gives lessons ids that stay, and names what is missing', async () => {
    const { courseId, save, token, name } = await aCourseOffice()
    const { body } = await save(
      0,
      courseFacts({ summary: '', lessons: [{ ...aDraftLesson(), lessonId: undefined }] }),
    )
    expect(body).toMatchObject({
      courseId,
      revision: 1,
      state: 'draft',
      courseVersion: 0,
      updatedBy: name,
      lessons: 1,
    })
    expect(body.problems).toEqual([{ path: 'summary', message: '请填写课程简介' }])
    expect(body.facts.lessons[0]?.lessonId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    expect((await request(contract.getCourseDraft, { courseId }, { token })).body).toEqual(body)
    const second = (await save(1, { ...body.facts, summary: '有了' })).body
    expect(second.facts.lessons[0]?.lessonId).toBe(body.facts.lessons[0]?.lessonId)
    expect([second.revision, second.problems]).toEqual([2, []])
  })

  test('200 a repeated save gets the same answer · 409 stale for any other save on an old revision', async () => {
    const { save } = await aCourseOffice()
    const facts = courseFacts({ lessons: [{ ...aDraftLesson(), lessonId: undefined }] })
    const first = (await save(0, facts)).body
    expect((await save(0, facts)).body).toEqual({ ...first, updatedAt: first.updatedAt })
    expect(await save(0, { ...facts, title: '别的' })).toMatchObject({ status: 409, type: 'request/stale' })
  })

  test('413 too-large when the articles of a course exceed one item', async () => {
    const body = Array.from({ length: 100 }, () => ({ kind: 'paragraph' as const, text: '字'.repeat(1300) }))
    const facts = courseFacts({ lessons: [aDraftArticle({ body })] })
    await expect(putDraft(aDraft({ facts }))).rejects.toMatchObject({ type: 'request/too-large' })
  })

  test('200 the articles of a course may exceed the body limit of other requests', async () => {
    const { save } = await aCourseOffice()
    const body = Array.from({ length: 30 }, () => ({ kind: 'paragraph' as const, text: '字'.repeat(1000) }))
    expect((await save(0, courseFacts({ lessons: [aDraftArticle({ body })] }))).status).toBe(200)
  })
})
