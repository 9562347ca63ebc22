import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { aPublishedCourse, courseFacts } from '../../support/catalogue/given'
import { aLearner, anAdministrator, anOrganisation } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'

describe('drafts', () => {
  test('404 course-not-found outside the caller’s organisation · 403 forbidden without a role · 401 unauthenticated with a phone’s token', async () => {
    const { courseId, save } = await aCourseOffice()
    await save(0)
    const stranger = await aCourseOffice()
    const ask = async (token: string) => [
      (await request(contract.getCourseDraft, { courseId }, { token })).type,
      (await request(contract.saveCourse, { courseId, revision: 1, facts: courseFacts() }, { token })).type,
      (await request(contract.submitCourse, { courseId, revision: 1 }, { token })).type,
      (await request(contract.approveCourse, { courseId, revision: 1, approve: true }, { token })).type,
      (await request(contract.publishCourse, { courseId, revision: 1 }, { token })).type,
      (await request(contract.withdrawCourse, { courseId }, { token })).type,
    ]
    expect(await ask(stranger.token)).toEqual(Array(6).fill('catalogue/course-not-found'))
    const learner = await aLearner()
    expect(await ask(await tokenOf(learner.learnerId, { surface: 'console' }))).toEqual(
      Array(6).fill('request/forbidden'),
    )
    expect(await ask(learner.token)).toEqual(Array(6).fill('identity/unauthenticated'))
    expect((await request(contract.listManagedCourses, {}, { token: learner.token })).type).toBe(
      'identity/unauthenticated',
    )
    const { type } = await request(
      contract.listManagedCourses,
      {},
      { token: await tokenOf(learner.learnerId, { surface: 'console' }) },
    )
    expect(type).toBe('request/forbidden')
  })

  test('403 forbidden for an editor to publish or approve and for a publisher to save', async () => {
    const province = await anOrganisation()
    const [editor, publisher] = [
      await anAdministrator('editor', province),
      await anAdministrator('publisher', province),
    ]
    const courseId = ulid()
    await request(
      contract.saveCourse,
      { courseId, revision: 0, facts: courseFacts() },
      { token: editor.token },
    )
    expect(
      (await request(contract.publishCourse, { courseId, revision: 1 }, { token: editor.token })).type,
    ).toBe('request/forbidden')
    const facts = courseFacts()
    expect(
      (await request(contract.saveCourse, { courseId, revision: 1, facts }, { token: publisher.token })).type,
    ).toBe('request/forbidden')
    const approval = { courseId, revision: 1, approve: true }
    for (const { token } of [editor, publisher])
      expect((await request(contract.approveCourse, approval, { token })).type).toBe('request/forbidden')
    expect(
      (await request(contract.publishCourse, { courseId, revision: 1 }, { token: publisher.token })).type,
    ).toBe('catalogue/wrong-state')
  })

  test('C6 200 lists every state within the caller’s scope, newest first, by state, category and text, in pages', async () => {
    const { token, organisation } = await aCourseOffice()
    const ids: string[] = []
    for (let n = 0; n < 23; n++) {
      const courseId = ulid(Date.now() + n)
      ids.unshift(courseId)
      const facts = courseFacts({ title: n % 2 ? '单' : '双', categoryId: n < 3 ? 'health' : 'law' })
      await request(contract.saveCourse, { courseId, revision: 0, facts }, { token })
    }
    await aPublishedCourse({}, { scope: `${ulid()}/` })
    const list = async (input: object) => (await request(contract.listManagedCourses, input, { token })).body
    const first = await list({})
    const rest = await list({ cursor: first.cursor })
    expect([...first.courses, ...rest.courses].map(({ courseId }) => courseId)).toEqual(ids)
    expect([first.courses.length, rest.cursor]).toEqual([20, undefined])
    expect((await list({ categoryId: 'health' })).courses).toHaveLength(3)
    expect((await list({ q: '单' })).courses).toHaveLength(11)
    expect((await list({ state: 'published' })).courses).toEqual([])
    const { type } = await request(contract.listManagedCourses, { q: '单', cursor: first.cursor }, { token })
    expect(type).toBe('request/cursor-invalid')
    const above = await aPublishedCourse({}, { scope: organisation.orgPath })
    expect((await list({ state: 'published' })).courses.map(({ courseId }) => courseId)).toEqual([
      above.courseId,
    ])
  })
})
