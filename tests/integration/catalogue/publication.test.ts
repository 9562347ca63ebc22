import { describe, expect, test } from '@jest/globals'
import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import { findCurrent } from '@zhixing/functions/catalogue/store/courses'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aCollege, cardOf } from '../../support/catalogue/course-office'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { request } from '../../support/request'

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
})
