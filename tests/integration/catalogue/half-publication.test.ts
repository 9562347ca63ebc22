import { expect, test } from '@jest/globals'
import { publishDraft } from '@zhixing/functions/catalogue/publish-draft'
import { findCurrent } from '@zhixing/functions/catalogue/store/courses'
import { findDraft } from '@zhixing/functions/catalogue/store/drafts'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aCourseOffice, findCardsTitled } from '../../support/catalogue/course-office'
import { cutShortAfterStep, readCurrent, setDraft } from '../../support/catalogue/cut-short'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { request } from '../../support/request'

test('200 a look at the draft completes a publication that was cut short after its step', async () => {
  const { token, courseId, save, publish } = await aCourseOffice()
  const title = `课${ulid().toLowerCase()}`
  await save(0, courseFacts({ title }))
  const published = (await publish(1)).body
  await cutShortAfterStep(courseId, undefined)
  expect(await findCardsTitled(title)).toEqual([])
  expect((await request(contract.getCourseDraft, { courseId }, { token })).body).toEqual(published)
  expect(await findCardsTitled(title)).toHaveLength(1)
})

test('200 a look at the draft completes a withdrawal that was cut short after its step', async () => {
  const { token, courseId, save, publish } = await aCourseOffice()
  const title = `课${ulid().toLowerCase()}`
  await save(0, courseFacts({ title }))
  await publish(1)
  const current = await readCurrent(courseId)
  await request(contract.withdrawCourse, { courseId }, { token })
  await cutShortAfterStep(courseId, current)
  expect((await request(contract.getCourseDraft, { courseId }, { token })).body.state).toBe('withdrawn')
  expect((await findCurrent(courseId, { consistent: true }))?.withdrawnAt).toBeDefined()
  expect(await findCardsTitled(title)).toEqual([])
})

test('a publication that is put late does not bring a withdrawn course back', async () => {
  const { token, courseId, save, publish } = await aCourseOffice()
  await save(0)
  await publish(1)
  const draft = await findDraft(courseId)
  await request(contract.withdrawCourse, { courseId }, { token })
  expect(draft && (await publishDraft(draft))).toBe(false)
  expect((await findCurrent(courseId, { consistent: true }))?.withdrawnAt).toBeDefined()
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
