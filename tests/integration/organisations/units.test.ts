import { describe, expect, test } from '@jest/globals'
import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { findGrants, findLearner, findUnit } from '@zhixing/functions/identity/api'
import { settleUnits } from '@zhixing/functions/organisations/settle'
import { settleUnit } from '@zhixing/functions/organisations/settle-unit'
import { listUnitNotes } from '@zhixing/functions/organisations/store/notes'
import { listOrganisations } from '@zhixing/shared/identity/contract'
import * as contract from '@zhixing/shared/organisations/contract'
import { getPerson, listPeople, transferPerson } from '@zhixing/shared/people/contract'
import { ulid } from 'ulid'
import { killAtWrite } from '../../support/engine/interrupt'
import { anOrganisation, grantRoleTo } from '../../support/identity/given'
import { aPersonIn, aRoster, type Roster } from '../../support/people/given'
import { request, staffToken } from '../../support/request'

type Caller = { token: string; learnerId: string }
type Unit = { organisationId: string }
/** What a request had no time for, the job does. */
const finish = async () => {
  await settleUnits(new Date())
  invalidateAllCaches()
}
const because = { effectiveOn: '2026-01-01', reason: '省政府批复' }

const read = async ({ organisationId }: Unit, caller: Caller) =>
  (await request(contract.getUnit, { organisationId }, caller)).body
const childrenOf = async ({ organisationId }: Unit, caller: Caller) => {
  const { body } = await request(listOrganisations, { parentId: organisationId }, caller)
  return body.organisations.map(({ name }) => name)
}
const peopleIn = async ({ organisationId }: Unit, caller: Caller) => {
  const { body } = await request(listPeople, { organisationId }, caller)
  return body.people.map(({ learnerId }) => learnerId)
}
const add = (parent: Unit, caller: Caller, facts: object = {}) =>
  request(
    contract.addUnit,
    {
      ...{ organisationId: ulid(), parentId: parent.organisationId, name: '新设镇', code: '430104201' },
      ...because,
      ...facts,
    },
    caller,
  )
const rename = ({ organisationId }: Unit, caller: Caller, facts: object = {}) =>
  request(contract.renameUnit, { organisationId, revision: 0, name: '望岳区', ...because, ...facts }, caller)
const move = ({ organisationId }: Unit, parent: Unit, caller: Caller, revision = 0) =>
  request(
    contract.moveUnit,
    { organisationId, revision, parentId: parent.organisationId, ...because },
    caller,
  )
const close = ({ organisationId }: Unit, successor: Unit | undefined, caller: Caller, revision = 0) =>
  request(
    contract.closeUnit,
    { organisationId, revision, successorId: successor?.organisationId, ...because },
    caller,
  )
const titlesOf = ({ changes }: contract.Unit) => changes.map(({ actionTitle }) => actionTitle)

describe('a new unit', () => {
  test('200 stands among its siblings with its history; a repeat adds none', async () => {
    const { county, clerk } = await aRoster()
    const organisationId = ulid()
    const { body } = await add(county, clerk, { organisationId })
    expect(body).toMatchObject({
      ...{
        names: ['湖南省', '长沙市', '岳麓区', '新设镇'],
        level: 'township',
        revision: 1,
        code: '430104201',
      },
      actions: ['add', 'rename', 'move', 'close'],
    })
    expect((await add(county, clerk, { organisationId })).body.revision).toBe(1)
    expect((await childrenOf(county, clerk)).toSorted()).toEqual(['新设镇', '莲花镇'].toSorted())
    const unit = await read({ organisationId }, clerk)
    expect(titlesOf(unit)).toEqual(['新设单位'])
    expect(unit.changes[0]).toMatchObject({ by: '王小明', comment: '省政府批复', title: '新设镇' })
    expect(unit.changes[0]?.fields).toContainEqual({ title: '生效日期', after: '2026-01-01' })
    const village = await add({ organisationId }, clerk, { name: '新村', code: '01' })
    expect(await childrenOf({ organisationId }, clerk)).toEqual(['新村'])
    expect((await add(village.body, clerk)).type).toBe('organisations/too-deep')
  })

  test('409 for a name or code that a sibling has, and for an id that another unit has', async () => {
    const { county, township, clerk } = await aRoster()
    expect((await add(county, clerk, { name: '莲花镇' })).type).toBe('organisations/name-taken')
    const { code } = township
    expect((await add(county, clerk, { code })).type).toBe('organisations/code-taken')
    const taken = { organisationId: township.organisationId }
    expect((await add(county, clerk, taken)).type).toBe('request/stale')
    const ahead = { effectiveOn: '2999-01-01' }
    expect((await add(county, clerk, ahead)).type).toBe('organisations/day-in-future')
  })

  test('404 outside the scope, 403 without the role', async () => {
    const { county, city, clerk, otherClerk, supervisor } = await aRoster()
    expect((await add(county, otherClerk)).type).toBe('organisations/not-found')
    expect((await add(city, clerk)).type).toBe('organisations/not-found')
    expect((await add(county, supervisor)).type).toBe('request/forbidden')
    const { organisationId } = county
    expect((await request(contract.getUnit, { organisationId }, otherClerk)).type).toBe(
      'organisations/not-found',
    )
  })

  test('I9 two clerks who add below the same unit at the same time both succeed', async () => {
    const { county, clerk, provinceClerk } = await aRoster()
    const both = [
      add(county, clerk, { name: '甲镇', code: '11' }),
      add(county, provinceClerk, { name: '乙镇', code: '12' }),
    ]
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
    expect((await childrenOf(county, clerk)).toSorted()).toEqual(['甲镇', '乙镇', '莲花镇'].toSorted())
  })
})

describe('a renaming', () => {
  test('200 reaches the units and people below and the roles over it; the unit above alone may do it', async () => {
    const { county, township, clerk, provinceClerk } = await aRoster()
    const { learnerId } = await aPersonIn(township, { name: '欧阳建国' })
    expect((await rename(county, clerk)).type).toBe('request/forbidden')
    expect((await rename(county, provinceClerk)).body.revision).toBe(1)
    expect((await rename(county, provinceClerk)).body.revision).toBe(1)
    expect((await rename(county, provinceClerk, { name: '湘江区' })).type).toBe('request/stale')
    await finish()
    const names = ['湖南省', '长沙市', '望岳区', '莲花镇']
    const below = await read(township, clerk)
    expect([below.names, titlesOf(below)]).toEqual([names, ['随单位调整']])
    const { people } = (await request(listPeople, { q: '欧阳建国' }, clerk)).body
    expect(people[0]?.organisationNames).toEqual(names)
    const person = (await request(getPerson, { learnerId }, clerk)).body
    expect([person.organisationNames, person.revision]).toEqual([names, 0])
    const holder = await request(getPerson, { learnerId: clerk.learnerId }, provinceClerk)
    expect(holder.body.grants.map(({ organisationName }) => organisationName)).toEqual(['望岳区'])
  })
})

describe('a move', () => {
  test('200 takes people, units below and roles along; links and cursors of before answer', async () => {
    const roster = await aRoster()
    const { county, otherCity, township, clerk, provinceClerk } = roster
    const people = []
    for (let index = 0; index < 21; index++) people.push((await aPersonIn(township)).learnerId)
    const [learnerId = ''] = people
    const { organisationId } = township
    const first = (await request(listPeople, { organisationId }, clerk)).body
    expect((await move(county, otherCity, clerk)).type).toBe('request/forbidden')
    const moved = (await move(county, otherCity, provinceClerk)).body
    expect(moved.names).toEqual(['湖南省', '株洲市', '岳麓区'])
    expect((await move(county, otherCity, provinceClerk)).body.revision).toBe(1)
    await finish()
    expect((await read(county, clerk)).isUnderWay).toBe(false)
    expect((await childrenOf(otherCity, provinceClerk)).toSorted()).toEqual(['岳麓区', '荷塘区'].toSorted())
    expect(await childrenOf(roster.city, provinceClerk)).toEqual([])
    const person = (await request(getPerson, { learnerId }, clerk)).body
    expect(person.organisationNames).toEqual(['湖南省', '株洲市', '岳麓区', '莲花镇'])
    expect(person.changes[0]).toMatchObject({ actionTitle: '随单位调整', comment: '岳麓区：省政府批复' })
    expect((await peopleIn(roster.city, provinceClerk)).includes(learnerId)).toBe(false)
    const { cursor } = first
    const rest = await request(listPeople, { organisationId, cursor }, clerk)
    const seen = new Set([...first.people, ...rest.body.people].map((each) => each.learnerId))
    for (let next = rest.body.cursor; next; ) {
      const { body } = await request(listPeople, { organisationId, cursor: next }, clerk)
      for (const each of body.people) seen.add(each.learnerId)
      next = body.cursor
    }
    expect([...seen].sort()).toEqual(people.sort())
  })

  test('roles of people of the unit over the unit of before are suspended; control: over the unit itself they stay', async () => {
    const { county, city, otherCity, provinceClerk } = await aRoster()
    const { learnerId } = await aPersonIn(county)
    await grantRoleTo(learnerId, 'editor', city.organisationId)
    await grantRoleTo(learnerId, 'publisher', county.organisationId)
    await move(county, otherCity, provinceClerk)
    await finish()
    const { grants } = (await request(getPerson, { learnerId }, provinceClerk)).body
    expect(grants.map(({ role }) => role)).toEqual(['publisher'])
  })

  test('409 other-level below a unit of another level, 404 for a parent outside the scope', async () => {
    const { county, province, clerk, provinceClerk, township } = await aRoster()
    expect((await move(county, province, provinceClerk)).type).toBe('organisations/other-level')
    const elsewhere = await anOrganisation()
    expect((await move(township, elsewhere, clerk)).type).toBe('organisations/not-found')
  })
})

/** The note, and the unit itself. */
const FIRST_AFTER_CLOSING = 3

describe('a closing', () => {
  async function aVillage(roster: Roster) {
    const { township, clerk } = roster
    const [village, neighbour] = [
      (await add(township, clerk, { name: '东村', code: '01' })).body,
      (await add(township, clerk, { name: '西村', code: '02' })).body,
    ]
    const { organisationId, orgPath } = village
    const { learnerId } = await aPersonIn({ ...township, organisationId, orgPath }, { name: '欧阳建国' })
    return { village, neighbour, learnerId }
  }

  test('200 of a village moves its people to the successor; its link answers with history and successor', async () => {
    const roster = await aRoster()
    const { clerk, township } = roster
    const { village, neighbour, learnerId } = await aVillage(roster)
    expect((await close(village, undefined, clerk, 1)).type).toBe('organisations/has-people')
    const closed = (await close(village, neighbour, clerk, 1)).body
    expect(closed).toMatchObject({
      closedOn: '2026-01-01',
      successor: { names: neighbour.names },
      actions: [],
    })
    await finish()
    expect(await peopleIn(neighbour, clerk)).toEqual([learnerId])
    expect(await peopleIn(village, clerk)).toEqual([])
    expect(await childrenOf(township, clerk)).toEqual(['西村'])
    expect(titlesOf(await read(village, clerk))).toEqual(['撤销单位', '新设单位'])
    const back = { learnerId, revision: 1, organisationId: village.organisationId }
    expect((await request(transferPerson, back, clerk)).type).toBe('people/unit-out-of-scope')
    expect((await rename(village, clerk, { revision: 2, name: '南村' })).type).toBe('organisations/closed')
  })

  test('200 with a successor of the same level is a merge: units below go there too', async () => {
    const roster = await aRoster()
    const { county, township, clerk } = roster
    const other = (await add(county, clerk, { name: '雨花镇', code: '77' })).body
    const { learnerId, village } = await aVillage(roster)
    const { revision } = await read(township, clerk) // it has got its first units below
    expect((await close(township, undefined, clerk, revision)).type).toBe('organisations/has-units')
    expect((await close(township, county, clerk, revision)).type).toBe('organisations/other-level')
    expect((await close(township, other, clerk, revision)).status).toBe(200)
    await finish()
    expect(await childrenOf(other, clerk)).toEqual(['东村', '西村'])
    expect((await read(village, clerk)).names).toEqual([...other.names, '东村'])
    expect(await peopleIn(other, clerk)).toEqual([learnerId])
  })

  test('O1 a crash at any write is completed by the job, and the note goes ten minutes later', async () => {
    for (let nth = 2; nth < 60; nth += 4) {
      const roster = await aRoster()
      const { clerk } = roster
      const { village, neighbour, learnerId } = await aVillage(roster)
      const isKilled = await killAtWrite(nth, 'after', () => close(village, neighbour, clerk, 1))
      const later = new Date(Date.now() + 11 * 60_000)
      for (let run = 0; run < 3; run++) await settleUnits(later)
      invalidateAllCaches()
      const caller = { token: await staffToken(clerk.learnerId, later), learnerId: clerk.learnerId }
      const now = { ...caller, now: later }
      const unit = (await request(contract.getUnit, { organisationId: village.organisationId }, now)).body
      const isClosed = unit.closedOn !== undefined
      const { organisationId } = isClosed ? neighbour : village
      const { people } = (await request(listPeople, { organisationId }, now)).body
      expect([nth, people.map((each) => each.learnerId)]).toEqual([nth, [learnerId]])
      expect(titlesOf(unit)[0]).toBe(isClosed ? '撤销单位' : '新设单位')
      expect(await listUnitNotes(village.organisationId)).toEqual([])
      if (!isKilled) return
    }
  })

  test('O1 a crash while a unit with units below is merged loses no person, unit or role', async () => {
    for (let nth = 3; nth < 80; nth += 5) {
      const roster = await aRoster()
      const { county, township, clerk } = roster
      const other = (await add(county, clerk, { name: '雨花镇', code: '77' })).body
      const { learnerId, village } = await aVillage(roster)
      await grantRoleTo(learnerId, 'supervisor', village.organisationId)
      const { revision } = await read(township, clerk)
      const isKilled = await killAtWrite(nth, 'after', () => close(township, other, clerk, revision))
      const later = new Date(Date.now() + 11 * 60_000)
      for (let run = 0; run < 3; run++) await settleUnits(later)
      invalidateAllCaches()
      const unit = await findUnit(township.organisationId)
      const parentPath = unit?.closedOn ? other.orgPath : township.orgPath
      const path = `${parentPath}${village.organisationId}/`
      const grants = await findGrants(learnerId)
      const [person, below] = [await findLearner(learnerId), await findUnit(village.organisationId)]
      const found = [person?.orgPath, below?.orgPath, grants.map(({ scope }) => scope)]
      expect([nth, ...found]).toEqual([nth, path, path, [path]])
      if (!isKilled) return
    }
    throw new Error('the closing was always killed')
  })

  test('a merge whose time ends anywhere is completed by later runs: no person stays behind', async () => {
    for (let looks = 0; looks < 12; looks++) {
      const roster = await aRoster()
      const { county, township, clerk } = roster
      const other = (await add(county, clerk, { name: '雨花镇', code: '77' })).body
      const village = await anOrganisation(township, { name: '东村', code: '01' }) // loaded: no note of its own
      const { learnerId } = await aPersonIn({ ...township, ...village })
      const { revision, orgPath } = await read(township, clerk)
      await killAtWrite(FIRST_AFTER_CLOSING, 'before', () => close(township, other, clerk, revision))
      expect((await findUnit(township.organisationId))?.closedOn).toBe('2026-01-01')
      const [note] = await listUnitNotes(township.organisationId)
      if (!note) throw new Error('no note')
      let looked = 0
      await settleUnit(note, new Date(), () => ++looked > looks)
      await finish()
      const person = await findLearner(learnerId)
      expect([looks, person?.orgPath.startsWith(other.orgPath)]).toEqual([looks, true])
      expect(person?.orgPath.startsWith(orgPath)).toBe(false)
    }
  })
})
