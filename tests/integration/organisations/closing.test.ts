import { describe, expect, test } from '@jest/globals'
import { invalidateAllCaches } from '@zhixing/functions/core/dynamodb/cache'
import { findGrants, findLearner, findUnit } from '@zhixing/functions/identity/api'
import { settleUnits } from '@zhixing/functions/organisations/settle'
import { settleUnit } from '@zhixing/functions/organisations/settle-unit'
import { listUnitNotes } from '@zhixing/functions/organisations/store/notes'
import * as contract from '@zhixing/shared/organisations/contract'
import { listPeople, transferPerson } from '@zhixing/shared/people/contract'
import { killAtWrite } from '../../support/engine/interrupt'
import { anOrganisation, grantRoleTo } from '../../support/identity/given'
import {
  add,
  childrenOf,
  close,
  finish,
  peopleIn,
  read,
  rename,
  titlesOf,
} from '../../support/organisations/when'
import { aPersonIn, aRoster, type Roster } from '../../support/people/given'
import { request, staffToken } from '../../support/request'

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
