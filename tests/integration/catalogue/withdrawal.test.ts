import { describe, expect, test } from '@jest/globals'
import { findCurrent } from '@zhixing/functions/catalogue/store/courses'
import { findDraft } from '@zhixing/functions/catalogue/store/drafts'
import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import * as contract from '@zhixing/shared/catalogue/contract'
import { enrol, withdraw } from '@zhixing/shared/enrolment/contract'
import { ulid } from 'ulid'
import { aCourseOffice, findCardsTitled } from '../../support/catalogue/course-office'
import { aPublishedCourse, courseFacts } from '../../support/catalogue/given'
import { aLearner } from '../../support/identity/given'
import { request } from '../../support/request'

describe('publication', () => {
  test('200 a withdrawn course is not listed, enrolled learners may finish it, and a new publication lists it again', async () => {
    const { courseId, save, publish, token } = await aCourseOffice()
    const word = `课${ulid().toLowerCase()}`
    await save(0, courseFacts({ title: word }))
    expect((await request(contract.withdrawCourse, { courseId }, { token })).type).toBe(
      'catalogue/course-not-found',
    )
    const { revision } = (await publish(1)).body
    expect((await request(contract.withdrawCourse, { courseId }, { token })).body).toEqual({})
    expect((await request(contract.withdrawCourse, { courseId }, { token })).status).toBe(200)
    expect(await findCardsTitled(word)).toEqual([])
    expect((await request(contract.getCourse, { courseId })).type).toBe('catalogue/course-not-found')
    expect((await findDraft(courseId))?.state).toBe('withdrawn')
    expect((await publish(revision + 1)).body.state).toBe('published')
    expect(await findCardsTitled(word)).toHaveLength(1)
    expect((await request(contract.getCourse, { courseId })).status).toBe(200)
  })
})

test('C7 another version than the published one is read by its learners and its staff, and by no other', async () => {
  const { courseId, save, publish, token } = await aCourseOffice()
  const { facts } = (await save(0, courseFacts({ title: '一门课' }))).body
  const lessonId = facts.lessons[1]?.lessonId ?? ''
  await publish(1)
  const [learner, stranger, otherOffice] = [await aLearner(), await aLearner(), await aCourseOffice()]
  await request(enrol, { courseId }, learner)
  const read = async (caller: { token?: string } = {}) => [
    (await request(contract.getCourse, { courseId, courseVersion: 1 }, caller)).status,
    (await request(contract.getLesson, { courseId, lessonId, courseVersion: 1 }, caller)).status,
  ]
  const everyone = async () => [
    await read(learner),
    await read({ token }),
    await read(stranger),
    await read(otherOffice),
    await read(),
  ]
  const [open, closed] = [
    [200, 200],
    [404, 404],
  ]
  expect(await everyone()).toEqual([open, open, open, open, open])
  await request(contract.withdrawCourse, { courseId }, { token })
  expect(await everyone()).toEqual([open, open, closed, closed, closed])
  const answer = await request(contract.getCourse, { courseId, courseVersion: 1 }, learner)
  expect(answer.headers['cache-control']).toBe('private, max-age=60')
})

test('C7 the tally sets the number of learners, without withdrawn ones, and reorders the course; a repeat changes nothing', async () => {
  const word = `课${ulid().toLowerCase()}`
  const { courseId } = await aPublishedCourse({ title: word })
  const learners = await Promise.all([aLearner(), aLearner(), aLearner()])
  for (const { token } of learners) await request(enrol, { courseId }, { token })
  await tallyRegistrations(new Date())
  await tallyRegistrations(new Date())
  expect((await findCardsTitled(word)).map(({ studied }) => studied)).toEqual([3])
  expect((await request(contract.getCourse, { courseId })).body.studied).toBe(3)
  await request(withdraw, { courseId }, { token: learners[0].token })
  await tallyRegistrations(new Date())
  expect((await findCardsTitled(word)).map(({ studied }) => studied)).toEqual([2])
  const { places } = (await findCurrent(courseId, { consistent: true })) ?? {}
  expect(places?.map(({ sort }) => sort).filter((sort) => sort.startsWith('00000002#'))).toHaveLength(2)
})
