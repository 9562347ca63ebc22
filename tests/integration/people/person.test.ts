import { expect, test } from '@jest/globals'
import { putEntry } from '@zhixing/functions/ledger/api'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { getPerson, listPeople, listPersonChanges, unmaskPerson } from '@zhixing/shared/people/contract'
import { ulid } from 'ulid'
import { anAward } from '../../support/ledger/given'
import { aPersonIn, aRoster } from '../../support/people/given'
import { aCourse } from '../../support/progress/given'
import { request, staffToken } from '../../support/request'

test('200 a person with unit, level and what the caller may do', async () => {
  const { township, clerk, supervisor } = await aRoster()
  const { learnerId, rosterCode } = await aPersonIn(township, { name: '欧阳建国' })
  const { body } = await request(getPerson, { learnerId }, clerk)
  expect(body).toMatchObject({
    ...{ learnerId, rosterCode, name: '欧阳建国', employment: 'employed', isBound: false, revision: 0 },
    organisationNames: ['湖南省', '长沙市', '岳麓区', '莲花镇'],
    ...{ grants: [], duplicates: [], mayReadStudy: false },
    actions: ['correct', 'transfer', 'leave', 'retire', 'merge'],
  })
  const seen = (await request(getPerson, { learnerId }, supervisor)).body
  expect([seen.actions, seen.mayReadStudy]).toEqual([[], true])
})

test('404 not-found alike for a person of another county and for one who does not exist', async () => {
  const { township, otherClerk } = await aRoster()
  const { learnerId } = await aPersonIn(township)
  const answers = [learnerId, ulid()].map(async (id) => request(getPerson, { learnerId: id }, otherClerk))
  const [other, absent] = await Promise.all(answers)
  expect([other?.type, absent?.type]).toEqual(['people/not-found', 'people/not-found'])
})

test('200 a supervisor reads requirement, courses, entries and reviews of the year; a clerk does not', async () => {
  const { township, clerk, supervisor } = await aRoster()
  const { learnerId, token } = await aPersonIn(township)
  const { courseId } = await aCourse([60])
  await request(enrol, { courseId }, { token })
  const now = new Date('2026-11-23T00:00:00.000Z')
  const award = anAward({ studyHours: 2 })
  await putEntry(learnerId, award)
  const { body } = await request(
    getPerson,
    { learnerId },
    { token: await staffToken(supervisor.learnerId, now), now },
  )
  const { study } = body
  expect(study?.transcript).toMatchObject({
    creditYear: 2026,
    studyHours: 2,
    entries: [award],
    earnedUnder: [],
  })
  const [requirement] = study?.transcript.requirements ?? []
  expect(requirement).toMatchObject({ achievedHours: 2, neededHours: 90, remainingHours: 88 })
  expect(study?.courses.map((course) => [course.courseId, course.state])).toEqual([[courseId, 'enrolled']])
  expect(study?.reviews).toEqual([])
  expect((await request(getPerson, { learnerId }, clerk)).body.study).toBeUndefined()
})

test('200 a supervisor sees roster codes masked, and a whole one for a reason that the history shows', async () => {
  const { township, clerk, supervisor, otherClerk } = await aRoster()
  const { learnerId, rosterCode } = await aPersonIn(township, { name: '欧阳建国', rosterCode: '12345678' })
  const seen = async (caller: { token: string }) => {
    const { organisationId } = township
    const [person, unit, found] = [
      (await request(getPerson, { learnerId }, caller)).body,
      (await request(listPeople, { organisationId }, caller)).body.people[0],
      (await request(listPeople, { q: '欧阳建国' }, caller)).body.people[0],
    ]
    return [person.rosterCode, unit?.rosterCode, found?.rosterCode]
  }
  expect(await seen(supervisor)).toEqual(['12****78', '12****78', '12****78'])
  expect(await seen(clerk)).toEqual([rosterCode, rosterCode, rosterCode])
  const unmask = (caller: { token: string }) =>
    request(unmaskPerson, { learnerId, reason: '电话核对' }, caller)
  expect((await unmask(supervisor)).body).toEqual({ rosterCode })
  expect((await unmask(supervisor)).body).toEqual({ rosterCode })
  expect((await unmask(otherClerk)).type).toBe('people/not-found')
  const { changes } = (await request(listPersonChanges, { learnerId }, clerk)).body
  expect(changes.map(({ actionTitle, comment, by }) => [actionTitle, comment, by])).toEqual([
    ['查看完整编号', '电话核对', '王小明'],
  ])
  expect(JSON.stringify(changes)).not.toContain(rosterCode)
})
