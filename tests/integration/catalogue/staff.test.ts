import { describe, expect, test } from '@jest/globals'
import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import { findCurrent } from '@zhixing/functions/catalogue/store/courses'
import { findDraft, putDraft } from '@zhixing/functions/catalogue/store/drafts'
import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import { isSignatureValid } from '@zhixing/local/storage/aws-signature-check'
import * as contract from '@zhixing/shared/catalogue/contract'
import { enrol, withdraw } from '@zhixing/shared/enrolment/contract'
import { ulid } from 'ulid'
import { aDraftArticle, aDraftLesson, aPublishedCourse, courseFacts } from '../../support/catalogue/given'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'

/** One administrator with both roles over a province of their own. */
async function aCollege() {
  const administrator = await anAdministrator('editor')
  await grantRoleTo(administrator.learnerId, 'publisher', administrator.organisation.organisationId)
  const { token } = administrator
  const courseId = ulid()
  const save = (revision: number, facts = courseFacts()) =>
    request(contract.saveCourse, { courseId, revision, facts }, { token })
  const publish = (revision: number) => request(contract.publishCourse, { courseId, revision }, { token })
  return { ...administrator, courseId, save, publish }
}
const cardOf = async (title: string) => {
  invalidateCardPages()
  return (await request(contract.listCourses, { q: title })).body.courses
}

describe('drafts', () => {
  test('C1 200 a first save makes a course, new lessons get ids that stay, and it says what is missing', async () => {
    const { courseId, save, token, name } = await aCollege()
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

  test('200 a save whose answer was lost is answered the same; 409 stale for anything else on an old revision', async () => {
    const { save } = await aCollege()
    const facts = courseFacts({ lessons: [{ ...aDraftLesson(), lessonId: undefined }] })
    const first = (await save(0, facts)).body
    expect((await save(0, facts)).body).toEqual({ ...first, updatedAt: first.updatedAt })
    expect(await save(0, { ...facts, title: '别的' })).toMatchObject({ status: 409, type: 'request/stale' })
  })

  test('413 too-large when the articles of a course outgrow what is stored in one piece', async () => {
    const { courseId, organisation } = await aCollege()
    const body = Array.from({ length: 100 }, () => ({ kind: 'paragraph' as const, text: '字'.repeat(1300) }))
    const draft = {
      courseId,
      revision: 1,
      scope: organisation.orgPath,
      state: 'draft' as const,
      courseVersion: 0,
      updatedAt: '',
      updatedBy: '',
    }
    const facts = courseFacts({ lessons: [aDraftArticle({ body })] })
    await expect(putDraft({ ...draft, facts }, 0)).rejects.toMatchObject({ type: 'request/too-large' })
  })

  test('200 articles of a course may be longer than other requests are', async () => {
    const { save } = await aCollege()
    const body = Array.from({ length: 30 }, () => ({ kind: 'paragraph' as const, text: '字'.repeat(1000) }))
    expect((await save(0, courseFacts({ lessons: [aDraftArticle({ body })] }))).status).toBe(200)
  })

  test('404 course-not-found beside one’s own organisation, 403 forbidden without a role, 401 unauthenticated with a phone’s token', async () => {
    const { courseId, save } = await aCollege()
    await save(0)
    const stranger = await aCollege()
    const ask = async (token: string) => [
      (await request(contract.getCourseDraft, { courseId }, { token })).type,
      (await request(contract.saveCourse, { courseId, revision: 1, facts: courseFacts() }, { token })).type,
      (await request(contract.publishCourse, { courseId, revision: 1 }, { token })).type,
      (await request(contract.withdrawCourse, { courseId }, { token })).type,
    ]
    expect(await ask(stranger.token)).toEqual(Array(4).fill('catalogue/course-not-found'))
    const learner = await aLearner()
    expect(await ask(await tokenOf(learner.learnerId, { surface: 'console' }))).toEqual(
      Array(4).fill('request/forbidden'),
    )
    expect(await ask(learner.token)).toEqual(Array(4).fill('identity/unauthenticated'))
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

  test('403 forbidden for an editor to publish and for a publisher to save', async () => {
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
    expect(
      (await request(contract.publishCourse, { courseId, revision: 1 }, { token: publisher.token })).body
        .state,
    ).toBe('published')
  })

  test('C6 200 the list has every state within one’s scope, newest first, by state, category and text, in pages', async () => {
    const { token, organisation } = await aCollege()
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

describe('publication', () => {
  test('200 a mended word keeps the version, its hours and its place; a changed lesson makes the next one', async () => {
    const { courseId, save, publish } = await aCollege()
    const word = `课${ulid().toLowerCase()}`
    const { facts } = (await save(0, courseFacts({ title: word }))).body
    const first = (await publish(1)).body
    expect([first.state, first.courseVersion]).toEqual(['published', 1])
    const { publishedAt } = (await request(contract.getCourse, { courseId })).body
    expect((await save(1, { ...facts, title: `${word}改` })).body.state).toBe('changed')
    expect((await publish(2)).body.courseVersion).toBe(1)
    expect((await request(contract.getCourse, { courseId })).body).toMatchObject({
      title: `${word}改`,
      courseVersion: 1,
      publishedAt,
    })
    const longer = facts.lessons.map((lesson, index) => (index ? lesson : { ...lesson, lengthSeconds: 3600 }))
    await save(2, { ...facts, title: word, lessons: longer })
    expect((await publish(3)).body.courseVersion).toBe(2)
    const cards = await cardOf(word)
    expect(cards.map(({ title, studyHours }) => [title, studyHours])).toEqual([[word, 1]])
    expect((await request(contract.getCourse, { courseId, courseVersion: 1 })).body.studyHours).toBe(0.5)
  })

  test('200 published twice it is the same; one cut short before its cards is completed by asking again', async () => {
    const { courseId, save, publish } = await aCollege()
    const word = `课${ulid().toLowerCase()}`
    await save(0, courseFacts({ title: word }))
    const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb')
    const { documentClient } = await import('@zhixing/functions/core/dynamodb/table')
    const first = (await publish(1)).body
    const { places = [] } = (await findCurrent(courseId, { consistent: true })) ?? {}
    expect(places).toHaveLength(4)
    for (const { shelf, sort } of places) {
      await documentClient.send(
        new DeleteCommand({ TableName: 'zhixing', Key: { pk: `CARDS#${shelf}`, sk: sort } }),
      )
    }
    expect(await cardOf(word)).toEqual([])
    expect((await publish(1)).body).toEqual(first)
    expect(await cardOf(word)).toHaveLength(1)
  })

  test('200 moved to another category it leaves no card behind', async () => {
    const { save, publish } = await aCollege()
    const word = `课${ulid().toLowerCase()}`
    const { facts } = (await save(0, courseFacts({ title: word, categoryId: 'law' }))).body
    await publish(1)
    await save(1, { ...facts, categoryId: 'emergency' })
    await publish(2)
    invalidateCardPages()
    const shelf = async (categoryId: string) =>
      (await request(contract.listCourses, { categoryId, order: 'mostStudied' })).body.courses.filter(
        ({ title }) => title === word,
      ).length
    expect([await shelf('law'), (await cardOf(word)).length]).toEqual([0, 1])
  })

  test('422 not-publishable with what is missing, 409 stale for another revision, 404 course-not-found', async () => {
    const { save, publish } = await aCollege()
    expect((await publish(1)).type).toBe('catalogue/course-not-found')
    await save(0, courseFacts({ lessons: [aDraftLesson({ mediaUrl: undefined, optional: true })] }))
    const refused = await publish(1)
    expect([refused.status, refused.type]).toEqual([422, 'catalogue/not-publishable'])
    expect(refused.problem?.errors).toEqual([
      { path: 'lessons', message: '至少需要一个必学课时' },
      { path: 'lessons.0.mediaUrl', message: '第 1 个课时还没有上传文件' },
    ])
    expect(await publish(2)).toMatchObject({ status: 409, type: 'request/stale' })
  })

  test('200 withdrawn it is found no more, but who is enrolled may finish it; published again it is back', async () => {
    const { courseId, save, publish, token } = await aCollege()
    const word = `课${ulid().toLowerCase()}`
    await save(0, courseFacts({ title: word }))
    expect((await request(contract.withdrawCourse, { courseId }, { token })).type).toBe(
      'catalogue/course-not-found',
    )
    await publish(1)
    expect((await request(contract.withdrawCourse, { courseId }, { token })).body).toEqual({})
    expect((await request(contract.withdrawCourse, { courseId }, { token })).status).toBe(200)
    expect(await cardOf(word)).toEqual([])
    expect((await request(contract.getCourse, { courseId })).type).toBe('catalogue/course-not-found')
    expect((await request(contract.getCourse, { courseId, courseVersion: 1 })).body.title).toBe(word)
    expect((await findDraft(courseId))?.state).toBe('withdrawn')
    expect((await publish(1)).body.state).toBe('published')
    expect(await cardOf(word)).toHaveLength(1)
    expect((await request(contract.getCourse, { courseId })).status).toBe(200)
  })
})

test('C7 the tally replaces the number of learners, moves the course in its order, and counts a withdrawal out; twice it adds nothing', async () => {
  const word = `课${ulid().toLowerCase()}`
  const { courseId } = await aPublishedCourse({ title: word })
  const learners = await Promise.all([aLearner(), aLearner(), aLearner()])
  for (const { token } of learners) await request(enrol, { courseId }, { token })
  await tallyRegistrations(new Date())
  await tallyRegistrations(new Date())
  expect((await cardOf(word)).map(({ studied }) => studied)).toEqual([3])
  expect((await request(contract.getCourse, { courseId })).body.studied).toBe(3)
  await request(withdraw, { courseId }, { token: learners[0].token })
  await tallyRegistrations(new Date())
  expect((await cardOf(word)).map(({ studied }) => studied)).toEqual([2])
  const { places } = (await findCurrent(courseId, { consistent: true })) ?? {}
  expect(places?.map(({ sort }) => sort).filter((sort) => sort.startsWith('00000002#'))).toHaveLength(2)
})

describe('uploads', () => {
  test('200 an address for exactly one file, and where it will be served', async () => {
    const { token } = await aCollege()
    const { body } = await request(
      contract.createUpload,
      { contentType: 'video/mp4', bytes: 1234 },
      { token },
    )
    expect(body.mediaUrl).toMatch(/^\/media\/uploads\/[0-9A-Z]{26}\.mp4$/)
    const url = new URL(body.uploadUrl)
    expect(url.origin + url.pathname).toBe(`http://media.test${body.mediaUrl}`)
    const accepts = (type: string, bytes: number, secondsAfterExpiry = -2) => {
      const headers = { 'content-type': type, 'content-length': `${bytes}` }
      const put = new Request(body.uploadUrl, { method: 'PUT', headers })
      const at = new Date(Date.parse(body.expiresAt) + secondsAfterExpiry * 1000)
      return isSignatureValid(put, { accessKeyId: 'local', secretAccessKey: 'local' }, at)
    }
    expect([await accepts('video/mp4', 1234), await accepts('video/mp4', 1235)]).toEqual([true, false])
    expect([await accepts('image/jpeg', 1234), await accepts('video/mp4', 1234, 2)]).toEqual([false, false])
  })

  test('403 forbidden without an editor’s role, 401 unauthenticated with a phone’s token', async () => {
    const { token, phoneToken } = await anAdministrator('supervisor')
    for (const contentType of ['video/mp4', 'application/pdf'] as const)
      expect((await request(contract.createUpload, { contentType, bytes: 1 }, { token })).type).toBe(
        'request/forbidden',
      )
    expect(
      (await request(contract.createUpload, { contentType: 'video/mp4', bytes: 1 }, { token: phoneToken }))
        .type,
    ).toBe('identity/unauthenticated')
  })
})
