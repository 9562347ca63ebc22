import { describe, expect, test } from '@jest/globals'
import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { followCompletion } from '@zhixing/functions/supervision/follow'
import { getCompletion, listStandings } from '@zhixing/shared/supervision/contract'
import { ulid } from 'ulid'
import { useOwnTable } from '../../support/engine/own-table'
import { anAdministrator, anOrganisation, type Organisation } from '../../support/identity/given'
import { request, staffToken } from '../../support/request'
import { aPerson, aSmallProvince, inAnHour, move, recordHours } from '../../support/supervision/given'

/** A small province with three learners who have studied, and a supervisor of one of its units. */
async function aCountedProvince(over: 'province' | 'county' = 'province') {
  await useOwnTable()
  invalidateAllCaches()
  const units = await aSmallProvince()
  const [one, other] = units.villages as [Organisation, Organisation]
  const people = {
    met: await aPerson(one),
    onTheWay: await aPerson(one),
    notBegun: await aPerson(other),
    elsewhere: await aPerson(units.otherVillages[0] as Organisation),
  }
  await recordHours(people.met.learnerId, 90)
  await recordHours(people.onTheWay.learnerId, 12.5)
  const { learnerId } = await anAdministrator('supervisor', units[over])
  await followCompletion(inAnHour())
  const now = inAnHour()
  return { ...units, people, now, caller: { token: await staffToken(learnerId, now), now } }
}

describe('getCompletion', () => {
  test('200 a unit with its people by level, the units below it in the order of codes, and the way back', async () => {
    const { province, city, county, township, villages, caller } = await aCountedProvince()
    const { body } = await request(getCompletion, { organisationId: township.organisationId }, caller)
    expect(body.above.map(({ name }) => name)).toEqual(
      [province, city, county].map(({ names }) => names.at(-1)),
    )
    expect(body.unit).toMatchObject({ name: '甲乡', level: 'township', counts: [{ people: 3, met: 1 }] })
    expect(body.children.map(({ organisationId }) => organisationId)).toEqual(
      villages.map(({ organisationId }) => organisationId),
    )
    expect(body.children.map(({ counts }) => counts)).toMatchObject([
      [{ jobLevel: 'clerk', people: 2, met: 1, onTheWay: 1, notBegun: 0 }],
      [{ people: 1, notBegun: 1 }],
    ])
    expect(body.own).toEqual([])
    expect(body.countedThrough).toBeDefined()
  })

  test('200 a village shows its own people, and a unit without people shows none', async () => {
    const { villages, otherVillages, caller } = await aCountedProvince()
    const village = villages[0] as Organisation
    const { body } = await request(getCompletion, { organisationId: village.organisationId }, caller)
    expect([body.unit.counts, body.own]).toMatchObject([[{ people: 2 }], [{ people: 2 }]])
    const empty = otherVillages[1] as Organisation
    const { body: none } = await request(getCompletion, { organisationId: empty.organisationId }, caller)
    expect(none).toMatchObject({ unit: { counts: [] }, own: [], children: [] })
  })

  test('200 another credit year has no numbers of this one', async () => {
    const { province, caller } = await aCountedProvince()
    const input = { organisationId: province.organisationId, creditYear: 2020 }
    expect((await request(getCompletion, input, caller)).body.unit.counts).toEqual([])
  })

  test('200 the way back ends where the scope of the caller ends', async () => {
    const { township, county, caller } = await aCountedProvince('county')
    const { body } = await request(getCompletion, { organisationId: township.organisationId }, caller)
    expect(body.above.map(({ organisationId }) => organisationId)).toEqual([county.organisationId])
  })

  test('403 forbidden above and beside the scope, for a unit that does not exist, and for another role', async () => {
    const { province, city, otherCounty, county, caller, now } = await aCountedProvince('county')
    for (const organisationId of [province, city, otherCounty]
      .map((unit) => unit.organisationId)
      .concat(ulid()))
      expect((await request(getCompletion, { organisationId }, caller)).type).toBe('request/forbidden')
    const editor = await anAdministrator('editor', county)
    const asEditor = { token: await staffToken(editor.learnerId, now), now }
    const { type } = await request(getCompletion, { organisationId: county.organisationId }, asEditor)
    expect(type).toBe('request/forbidden')
  })

  test('200 the average of the unit above is shown from five units with a requirement on', async () => {
    const { township, caller } = await aCountedProvince()
    const averageOf = async (village: Organisation) => {
      const { body } = await request(getCompletion, { organisationId: village.organisationId }, caller)
      return body.average
    }
    const villages: Organisation[] = []
    for (const code of ['113', '114']) villages.push(await aVillageWithOne(township, code))
    await followCompletion(inAnHour())
    expect(await averageOf(villages[0] as Organisation)).toBeUndefined()
    villages.push(await aVillageWithOne(township, '115'))
    await followCompletion(inAnHour())
    expect(await averageOf(villages[0] as Organisation)).toEqual({ met: 1, required: 6 })
  })
})

async function aVillageWithOne(township: Organisation, code: string): Promise<Organisation> {
  const village = await anOrganisation(township, { code, hasChildren: false })
  await aPerson(village)
  return village
}

describe('listStandings', () => {
  test('200 the people of a subtree who match, unit by unit', async () => {
    const { county, people, caller } = await aCountedProvince()
    const list = async (filter?: 'required' | 'unfinished' | 'met' | 'unbound') => {
      const { body } = await request(listStandings, { organisationId: county.organisationId, filter }, caller)
      return body.people.map(({ learnerId }) => learnerId)
    }
    expect(await list('unfinished')).toEqual([people.onTheWay.learnerId, people.notBegun.learnerId])
    expect(await list('met')).toEqual([people.met.learnerId])
    expect(await list('required')).toHaveLength(3)
    expect((await list()).sort()).toEqual(
      [people.met, people.onTheWay, people.notBegun].map(({ learnerId }) => learnerId).sort(),
    )
  })

  test('200 pages of fifty hold everyone once, across units', async () => {
    const { township, villages, province, caller } = await aCountedProvince()
    for (let n = 0; n < 30; n++) await aPerson(villages[0] as Organisation)
    for (let n = 0; n < 80; n++) await aPerson(villages[1] as Organisation)
    await aPerson(township)
    await followCompletion(inAnHour())
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await request(
        listStandings,
        { organisationId: province.organisationId, cursor },
        caller,
      )
      expect(body.people.length).toBeLessThanOrEqual(50)
      seen.push(...body.people.map(({ learnerId }) => learnerId))
      cursor = body.cursor
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([116, 116]) // with the supervisor
  }, 60_000)

  test('200 one who has moved out of the scope since the last count is not shown', async () => {
    const { county, people, otherVillages, caller } = await aCountedProvince('county')
    await move(people.met, otherVillages[1] as Organisation)
    const input = { organisationId: county.organisationId, filter: 'met' as const }
    expect((await request(listStandings, input, caller)).body.people).toEqual([])
  })

  test('403 forbidden outside the scope', async () => {
    const { otherCounty, caller } = await aCountedProvince('county')
    const { type } = await request(listStandings, { organisationId: otherCounty.organisationId }, caller)
    expect(type).toBe('request/forbidden')
  })

  test('400 cursor-invalid for the cursor of another unit or filter', async () => {
    const { township, villages, caller } = await aCountedProvince()
    for (let n = 0; n < 60; n++) await aPerson(villages[0] as Organisation)
    await followCompletion(inAnHour())
    const { organisationId } = township
    const { cursor } = (await request(listStandings, { organisationId }, caller)).body
    const { type } = await request(listStandings, { organisationId, filter: 'met', cursor }, caller)
    expect(type).toBe('request/cursor-invalid')
  })
})
