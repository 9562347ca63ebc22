import { expect, test } from '@jest/globals'
import { getPerson } from '@zhixing/shared/people/contract'
import { ulid } from 'ulid'
import { aPersonIn, aRoster } from '../../support/people/given'
import { request } from '../../support/request'

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
