import { describe, expect, test } from '@jest/globals'
import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import { findCurrent } from '@zhixing/functions/catalogue/store/courses'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aCourseOffice, findCardsTitled } from '../../support/catalogue/course-office'
import { cutShortAfterStep, readCurrent } from '../../support/catalogue/cut-short'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { request } from '../../support/request'

describe('publication', () => {
  test('200 a corrected title keeps version, hours and place; a changed lesson makes the next version', async () => {
    const { token, courseId, save, publish } = await aCourseOffice()
    const word = `课${ulid().toLowerCase()}`
    const { facts } = (await save(0, courseFacts({ title: word }))).body
    const published = (await publish(1)).body
    expect([published.state, published.courseVersion]).toEqual(['published', 1])
    const { publishedAt } = (await request(contract.getCourse, { courseId })).body
    const corrected = (await save(published.revision, { ...facts, title: `${word}改` })).body
    expect(corrected.state).toBe('changed')
    const again = (await publish(corrected.revision)).body
    expect(again.courseVersion).toBe(1)
    expect((await request(contract.getCourse, { courseId })).body).toMatchObject({
      title: `${word}改`,
      courseVersion: 1,
      publishedAt,
    })
    const longer = facts.lessons.with(
      0,
      aDraftLesson({ ...facts.lessons[0], lengthSeconds: 3600, mediaUrl: '/media/films/3600.mp4' }),
    )
    const changed = (await save(again.revision, { ...facts, title: word, lessons: longer })).body
    expect((await publish(changed.revision)).body.courseVersion).toBe(2)
    const cards = await findCardsTitled(word)
    expect(cards.map(({ title, studyHours }) => [title, studyHours])).toEqual([[word, 1]])
    const first = await request(contract.getCourse, { courseId, courseVersion: 1 }, { token })
    expect(first.body.studyHours).toBe(0.5)
  })

  test('200 a repeated publication changes nothing, and completes one that crashed before its cards', async () => {
    const { courseId, save, publish, publishApproved } = await aCourseOffice()
    const word = `课${ulid().toLowerCase()}`
    await save(0, courseFacts({ title: word }))
    const first = (await publish(1)).body
    expect((await findCurrent(courseId, { consistent: true }))?.places).toHaveLength(4)
    await cutShortAfterStep(courseId, await readCurrent(courseId))
    expect(await findCardsTitled(word)).toEqual([])
    expect((await publishApproved(first.revision - 1)).body).toEqual(first)
    expect(await findCardsTitled(word)).toHaveLength(1)
  })

  test('200 a course moved to another category leaves no card behind', async () => {
    const { save, publish } = await aCourseOffice()
    const word = `课${ulid().toLowerCase()}`
    const { facts } = (await save(0, courseFacts({ title: word, categoryId: 'law' }))).body
    const { revision } = (await publish(1)).body
    const moved = await save(revision, { ...facts, categoryId: 'emergency' })
    await publish(moved.body.revision)
    invalidateCardPages()
    const shelf = async (categoryId: string) =>
      (await request(contract.listCourses, { categoryId, order: 'mostStudied' })).body.courses.filter(
        ({ title }) => title === word,
      ).length
    expect([await shelf('law'), (await findCardsTitled(word)).length]).toEqual([0, 1])
  })

  test('422 not-publishable with what is missing, 409 stale for another revision, 404 course-not-found', async () => {
    const { save, publish } = await aCourseOffice()
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
})
