import { describe, expect, test } from '@jest/globals'
import { findDraft } from '@zhixing/functions/catalogue/store/drafts'
import * as contract from '@zhixing/shared/catalogue/contract'
import fc from 'fast-check'
import { anyText } from '../../support/arbitrary-text'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { setDraft } from '../../support/catalogue/cut-short'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { request } from '../../support/request'

describe('what was saved can be published', () => {
  test.each([
    ['a line break from Word', '主讲\u000b王', '主讲\n王'],
    ['a change of direction', '主讲\u202e王', '主讲王'],
  ])('200 with %s: learners and console show the same', async (_, teacher, shown) => {
    const { courseId, save, publish } = await aCourseOffice()
    await save(0, courseFacts({ teacher, lessons: [aDraftLesson({ title: `课\u202e时`, chapter: ' ' })] }))
    expect((await publish(1)).body).toMatchObject({ state: 'published', teacher: shown })
    const { body } = await request(contract.getCourse, { courseId })
    expect(body).toMatchObject({ teacher: shown, lessons: [{ title: '课时' }] })
  })

  test('400 that names the field for a tag of which half a character was cut off', async () => {
    const { save } = await aCourseOffice()
    const { status, problem } = await save(0, courseFacts({ tags: ['一二三四五六七八九十一\ud842'] }))
    expect([status, problem?.errors?.map(({ path }) => path)]).toEqual([400, ['facts.tags.0']])
  })

  test('for texts of every Unicode class: either the save names its field, or the course is published', async () => {
    const { courseId, save, publish } = await aCourseOffice()
    let revision = 0
    const texts = fc.tuple(anyText(12), anyText(8), anyText(30), anyText(20))
    const property = fc.asyncProperty(texts, async ([tag, teacher, summary, title]) => {
      const facts = courseFacts({ tags: [tag], teacher: `王${teacher}`, summary: `介${summary}` })
      const lessons = [aDraftLesson({ title: `课${title}` })]
      const saved = await save(revision, { ...facts, lessons })
      if (saved.status === 400) return
      revision = saved.body.revision
      const published = (await publish(revision)).body
      expect(published.state).toBe('published')
      revision = published.revision
      const { body } = await request(contract.getCourse, { courseId })
      expect(body.tags).toEqual(saved.body.facts.tags)
    })
    await fc.assert(property, { numRuns: 25 })
  })
})

describe('a draft that was stored before still opens', () => {
  /** Saves a course and replaces what is stored of it. */
  async function aStoredDraft(facts: contract.CourseFacts) {
    const office = await aCourseOffice()
    await office.save(0, courseFacts({ summary: '介绍' }))
    await setDraft(office.courseId, 'facts', JSON.stringify(facts))
    return office
  }

  test('with half a character', async () => {
    const { courseId } = await aStoredDraft(courseFacts({ summary: '介\ud842' }))
    expect((await findDraft(courseId))?.facts.summary).toBe('介\ufffd')
  })

  test.each(['https://example.com/a.mp4', '/media/../evidence/a.mp4'])(
    'with the film at %s, which has to be uploaded again: 400 when it is saved, absent when it is read',
    async (mediaUrl) => {
      const facts = courseFacts({ lessons: [aDraftLesson({ mediaUrl, posterUrl: '/media/p.webp' })] })
      const { token, courseId, save } = await aStoredDraft(facts)
      const { body } = await request(contract.getCourseDraft, { courseId }, { token })
      const [lesson] = body.facts.lessons
      expect([lesson?.mediaUrl, lesson?.posterUrl]).toEqual([undefined, '/media/p.webp'])
      expect(body.problems).toEqual([{ path: 'lessons.0.mediaUrl', message: '第 1 个课时还没有上传文件' }])
      const { status, problem } = await save(1, facts)
      expect([status, problem?.errors?.[0]?.path]).toEqual([400, 'facts.lessons.0.mediaUrl'])
      expect((await save(1, body.facts)).status).toBe(200)
    },
  )
})
