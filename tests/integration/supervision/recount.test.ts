import { beforeEach, describe, expect, test } from '@jest/globals'
import { followCompletion } from '@zhixing/functions/supervision/follow'
import { recountCompletion } from '@zhixing/functions/supervision/recount'
import { findRecount } from '@zhixing/functions/supervision/store/recount'
import { findStanding } from '@zhixing/functions/supervision/store/standings'
import { findShownTotals } from '@zhixing/functions/supervision/store/totals'
import { dayAfter, dayOf, startOfDay } from '@zhixing/shared/calendar'
import { killAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import type { Organisation } from '../../support/identity/given'
import {
  aPerson,
  aSmallProvince,
  inAnHour,
  recordHours,
  spoilStanding,
  spoilTotals,
  thisYear,
} from '../../support/supervision/given'

beforeEach(() => useOwnTable())

const creditYear = thisYear()
const recount = () => recountCompletion(inAnHour())
const found = () => findRecount(dayOf(inAnHour()))
const totalsOf = ({ organisationId }: Organisation) => findShownTotals({ organisationId, creditYear })

async function aCountedProvince() {
  const units = await aSmallProvince()
  const [village, other] = [units.villages[0] as Organisation, units.otherVillages[0] as Organisation]
  const person = await aPerson(village)
  await aPerson(other, 'section')
  await aPerson(units.city, 'division')
  await recordHours(person.learnerId, 20)
  await followCompletion(inAnHour())
  return { ...units, person }
}

describe('the nightly recount', () => {
  test('S7 finds no difference to what was counted through the day', async () => {
    await aCountedProvince()
    await recount()
    expect(await found()).toMatchObject({ isFinished: true, learners: 3, differences: 0 })
  })

  test('lists and mends a wrong standing', async () => {
    const { person, city, county } = await aCountedProvince()
    await spoilStanding(person.learnerId)
    await recount()
    expect(await found()).toMatchObject({ differences: 1, wrongLearnerIds: [person.learnerId] })
    expect((await findStanding({ learnerId: person.learnerId, creditYear }))?.state).toBe('on-the-way')
    expect((await totalsOf(city)).children.get(county.organisationId)).toMatchObject([
      { onTheWay: 1, met: 0 },
    ])
  })

  test('lists and mends wrong totals, also of a unit without people', async () => {
    const { province, township, otherCounty } = await aCountedProvince()
    const before = await totalsOf(province)
    const spoilt = [province, township, otherCounty].map(({ organisationId }) => organisationId)
    for (const organisationId of spoilt) await spoilTotals(organisationId)
    await recount()
    expect((await found()).wrongOrganisationIds.sort()).toEqual(spoilt.sort())
    expect(await totalsOf(province)).toEqual(before)
    expect((await totalsOf(township)).own).toEqual([])
  })

  test('counts who is late on a new day, which is no difference', async () => {
    const { city } = await aCountedProvince()
    const lastDay = startOfDay(`${creditYear}-12-31`)
    await recountCompletion(lastDay)
    expect(await findRecount(dayOf(lastDay))).toMatchObject({ isFinished: true, differences: 0 })
    const late = [...(await totalsOf(city)).children.values()].flat().map((counts) => counts.late)
    expect(late).toEqual([1, 1])
  })

  test('gives everyone a standing on the first of January, and counts the year before as well', async () => {
    const { province, person } = await aCountedProvince()
    const newYear = startOfDay(dayAfter(`${creditYear}-12-31`, 1))
    await recountCompletion(newYear)
    const next = { organisationId: province.organisationId, creditYear: creditYear + 1 }
    expect([...(await findShownTotals(next)).children.values()].flat()).toHaveLength(3)
    const standing = await findStanding({ learnerId: person.learnerId, creditYear: creditYear + 1 })
    expect(standing?.state).toBe('not-begun')
    expect(await findRecount(dayOf(newYear))).toMatchObject({ learners: 6, differences: 0 })
  })

  test('a run that is killed at any write is gone on with by the next', async () => {
    for (let nth = 1, wasKilled = true; wasKilled; nth++) {
      await useOwnTable()
      const { person, province, city } = await aCountedProvince()
      const before = await totalsOf(province)
      await spoilStanding(person.learnerId)
      await spoilTotals(city.organisationId)
      wasKilled = await killAtWrite(nth, 'after', recount)
      await recount()
      expect(await totalsOf(province)).toEqual(before)
      expect(await found()).toMatchObject({ isFinished: true })
    }
  }, 60_000)
})
