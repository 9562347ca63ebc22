import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/organisations/contract'
import { getPerson, listPeople } from '@zhixing/shared/people/contract'
import { ulid } from 'ulid'
import { anOrganisation, grantRoleTo } from '../../support/identity/given'
import {
  add,
  childrenOf,
  finish,
  move,
  peopleIn,
  read,
  rename,
  titlesOf,
} from '../../support/organisations/when'
import { aPersonIn, aRoster } from '../../support/people/given'
import { request } from '../../support/request'

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
