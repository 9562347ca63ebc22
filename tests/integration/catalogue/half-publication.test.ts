import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from '@jest/globals'
import { findCurrent } from '@zhixing/functions/catalogue/store/courses'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aCourseOffice, findCardsTitled } from '../../support/catalogue/course-office'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { request } from '../../support/request'

const TableName = 'zhixing'

const setDraft = (courseId: string, name: 'state' | 'facts', value: string) =>
  documentClient.send(
    new UpdateCommand({
      TableName,
      Key: { pk: `COURSE#${courseId}`, sk: 'DRAFT' },
      UpdateExpression: 'SET #name = :value',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value },
    }),
  )

test('200 a look at the draft completes a publication that was cut short before cards and state', async () => {
  const { token, courseId, save, publish } = await aCourseOffice()
  const title = `课${ulid().toLowerCase()}`
  await save(0, courseFacts({ title }))
  const published = (await publish(1)).body
  const { places = [] } = (await findCurrent(courseId, { consistent: true })) ?? {}
  for (const { shelf, sort } of places)
    await documentClient.send(new DeleteCommand({ TableName, Key: { pk: `CARDS#${shelf}`, sk: sort } }))
  await setDraft(courseId, 'state', 'draft')
  expect((await request(contract.getCourseDraft, { courseId }, { token })).body).toEqual(published)
  expect(await findCardsTitled(title)).toHaveLength(1)
})

test('200 a look at the draft completes a withdrawal that was cut short before the state', async () => {
  const { token, courseId, save, publish } = await aCourseOffice()
  const title = `课${ulid().toLowerCase()}`
  await save(0, courseFacts({ title }))
  await publish(1)
  await request(contract.withdrawCourse, { courseId }, { token })
  await setDraft(courseId, 'state', 'published')
  expect((await request(contract.getCourseDraft, { courseId }, { token })).body.state).toBe('withdrawn')
  expect(await findCardsTitled(title)).toEqual([])
})

test('422 that names the field of a stored draft that cannot be published; nothing of it is', async () => {
  const { courseId, save, publish } = await aCourseOffice()
  await save(0, courseFacts())
  const lessons = [{ ...aDraftLesson(), chapter: '章', posterUrl: '/media/p.webp', lengthSeconds: 5 * 3600 }]
  const facts = courseFacts({ lessons, summary: '\u2800' })
  await setDraft(courseId, 'facts', JSON.stringify(facts))
  const { status, problem } = await publish(1)
  expect([status, problem?.errors?.map(({ path }) => path)]).toEqual([422, ['summary']])
  expect(await findCurrent(courseId, { consistent: true })).toBeUndefined()
})
