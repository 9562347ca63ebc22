import { beforeEach, describe, expect, test } from '@jest/globals'
import { readPartition } from '@zhixing/functions/core/dynamodb/rows'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { putEntry } from '@zhixing/functions/ledger/api'
import { seal } from '@zhixing/functions/log/seal'
import { followCompletion } from '@zhixing/functions/supervision/follow'
import { findFollowed } from '@zhixing/functions/supervision/store/followed'
import { findStanding, listIndexedStandings } from '@zhixing/functions/supervision/store/standings'
import { findShownTotals, findTotalsRevision } from '@zhixing/functions/supervision/store/totals'
import { listUnitsToCount } from '@zhixing/functions/supervision/store/units-to-count'
import { ulid } from 'ulid'
import { killAtWrite } from '../../support/engine/interrupt'
import { useOwnTable } from '../../support/engine/own-table'
import type { Organisation } from '../../support/identity/given'
import { aReversal } from '../../support/ledger/given'
import {
  aPerson,
  aSmallProvince,
  changeRoster,
  inAnHour,
  move,
  recordHours,
  thisYear,
} from '../../support/supervision/given'

beforeEach(async () => {
  await useOwnTable()
})

const creditYear = thisYear()
const follow = () => followCompletion(inAnHour())
const totalsOf = ({ organisationId }: Organisation) => findShownTotals({ organisationId, creditYear })
const below = async (above: Organisation, child: Organisation) =>
  (await totalsOf(above)).children.get(child.organisationId)

describe('standings and totals', () => {
  test('S1, S2 and S3 a completion arrives in the standing and on every page up to the province', async () => {
    const { province, city, county, township, villages } = await aSmallProvince()
    const village = villages[0] as Organisation
    const { learnerId } = await aPerson(village)
    await recordHours(learnerId, 20)
    await follow()
    expect(await findStanding({ learnerId, creditYear })).toMatchObject({
      state: 'on-the-way',
      remainingHours: 70,
      orgPath: village.orgPath,
      isBound: false,
    })
    expect(
      (await listIndexedStandings(village.organisationId, creditYear)).map((each) => each.learnerId),
    ).toEqual([learnerId])
    const one = { jobLevel: 'clerk', people: 1, bound: 0, met: 0, onTheWay: 1, notBegun: 0 }
    expect(await below(township, village)).toMatchObject([one])
    expect(await below(county, township)).toMatchObject([one])
    expect(await below(city, county)).toMatchObject([one])
    expect(await below(province, city)).toMatchObject([one])
  })

  test('people of the unit itself stand beside the units below it, by job level', async () => {
    const { city, county, township } = await aSmallProvince()
    await aPerson(county, 'section')
    await aPerson(township, 'clerk')
    await follow()
    expect(await totalsOf(county)).toMatchObject({ own: [{ jobLevel: 'section', people: 1, notBegun: 1 }] })
    expect(await below(city, county)).toMatchObject([
      { jobLevel: 'section', people: 1 },
      { jobLevel: 'clerk', people: 1 },
    ])
  })

  test('I18 a reversal, a binding and another job level are counted by the next run', async () => {
    const { township, villages } = await aSmallProvince()
    const village = villages[0] as Organisation
    const learner = await aPerson(village)
    const entry = await recordHours(learner.learnerId, 90)
    await follow()
    expect(await below(township, village)).toMatchObject([{ jobLevel: 'clerk', met: 1, bound: 0, late: 0 }])
    await putEntry(learner.learnerId, aReversal(entry))
    await bindWechat({ appid: 'wx', openid: ulid() }, learner.learnerId, new Date())
    await changeRoster(learner, { jobLevel: 'section' })
    await follow()
    expect(await below(township, village)).toMatchObject([
      { jobLevel: 'section', people: 1, met: 0, notBegun: 1, bound: 1 },
    ])
  })

  test('S4 one who moves is counted by the new unit and no more by the old one', async () => {
    const { city, county, otherCounty, villages, otherVillages } = await aSmallProvince()
    const [from, to] = [villages[0] as Organisation, otherVillages[1] as Organisation]
    const learner = await aPerson(from)
    await recordHours(learner.learnerId, 10)
    await follow()
    await move(learner, to)
    await follow()
    expect(await below(city, county)).toBeUndefined()
    expect(await below(city, otherCounty)).toMatchObject([{ people: 1, onTheWay: 1 }])
    expect(await listUnitsToCount()).toEqual([])
  })

  test('one who has left is counted by no unit, and after their return by theirs', async () => {
    const { township, villages } = await aSmallProvince()
    const village = villages[0] as Organisation
    const learner = await aPerson(village)
    await follow()
    await changeRoster(learner, { employmentEnd: { state: 'left', since: `${creditYear}-01-01` } })
    await follow()
    expect(await below(township, village)).toBeUndefined()
    await changeRoster(learner, { employmentEnd: undefined })
    await follow()
    expect(await below(township, village)).toMatchObject([{ people: 1 }])
  })

  test('a duplicate is not counted, and its hours are counted with the record it was merged into', async () => {
    const { city, county, villages, otherVillages } = await aSmallProvince()
    const kept = await aPerson(villages[0] as Organisation)
    const duplicate = await aPerson(otherVillages[0] as Organisation)
    await recordHours(kept.learnerId, 50)
    await follow()
    await changeRoster(duplicate, { mergedInto: kept.learnerId })
    await changeRoster(kept, { duplicateIds: [duplicate.learnerId] })
    await follow()
    await recordHours(duplicate.learnerId, 40)
    await follow()
    expect((await totalsOf(city)).children).toEqual(
      new Map([[county.organisationId, [expect.objectContaining({ people: 1, met: 1 })]]]),
    )
  })

  test('S5 and S6 a second run writes nothing, also after the seal has moved the entries', async () => {
    const { township, villages } = await aSmallProvince()
    const { learnerId } = await aPerson(villages[0] as Organisation)
    await recordHours(learnerId, 10)
    await follow()
    const revisionOf = async () => [
      (await findStanding({ learnerId, creditYear }))?.revision,
      (await findTotalsRevision({ organisationId: township.organisationId, creditYear })).revision,
    ]
    const before = await revisionOf()
    await follow()
    await seal(inAnHour())
    await follow()
    expect(await revisionOf()).toEqual(before)
    expect(await findFollowed()).toMatchObject({ logCursor: 1 })
    const rows: string[] = []
    for await (const { sk } of readPartition('SUPERVISION')) rows.push(sk)
    expect(rows).toContain('FOLLOWED')
  })

  test('an entry that was recorded and sealed between two runs is counted', async () => {
    const { township, villages } = await aSmallProvince()
    const { learnerId } = await aPerson(villages[0] as Organisation)
    await follow()
    await recordHours(learnerId, 10)
    await seal(inAnHour())
    await follow()
    expect(await below(township, villages[0] as Organisation)).toMatchObject([{ onTheWay: 1, notBegun: 0 }])
  })

  test('a run that is killed at any write is made up for by the next', async () => {
    for (const side of ['before', 'after'] as const)
      for (let nth = 1, wasKilled = true; wasKilled; nth++) {
        const { province, city, county, villages, otherVillages } = await aSmallProvince()
        const learner = await aPerson(villages[0] as Organisation)
        await follow()
        await move(learner, otherVillages[0] as Organisation)
        await recordHours(learner.learnerId, 95)
        wasKilled = await killAtWrite(nth, side, follow)
        await follow()
        expect(await below(province, city)).toMatchObject([{ people: 1, met: 1, notBegun: 0 }])
        expect(await below(city, county)).toBeUndefined()
      }
  }, 60_000)
})
