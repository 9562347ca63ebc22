import { describe, expect, test } from '@jest/globals'
import { bind } from '@zhixing/shared/identity/contract'
import {
  changeEmployment,
  correctPerson,
  getPerson,
  listPeople,
  listPersonChanges,
  transferPerson,
  unbindPerson,
} from '@zhixing/shared/people/contract'
import { aPhone, grantRoleTo } from '../../support/identity/given'
import { aBoundPersonIn, aPersonIn, aRoster } from '../../support/people/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

type Caller = { token: string }

/** A person of the first county's township, who has not been changed yet. */
async function aPerson(facts: Parameters<typeof aPersonIn>[1] = {}) {
  const roster = await aRoster()
  const person = await aPersonIn(roster.township, { name: '欧阳建国', phone: aPhone(), ...facts })
  const { learnerId } = person
  const correct = (revision: number, facts: object, caller: Caller = roster.clerk) =>
    request(correctPerson, { learnerId, revision, ...facts }, caller)
  const history = async (caller: Caller = roster.clerk) =>
    (await request(listPersonChanges, { learnerId }, caller)).body.changes
  return { ...roster, person, learnerId, correct, history }
}

describe('a correction', () => {
  test('200 of name, number and level from a day on is found by the new name and listed with before and after', async () => {
    const { clerk, supervisor, correct, history } = await aPerson()
    const phone = aPhone()
    const corrected = {
      name: '欧阳建',
      phone,
      jobLevel: 'division',
      promotedOn: '2026-05-01',
      reason: '任免文件',
    }
    const { body } = await correct(0, corrected)
    expect(body).toMatchObject({
      name: '欧阳建',
      jobLevel: 'division',
      revision: 1,
      introducedByName: '王小明',
    })
    expect(body.formerJobLevels).toEqual([{ jobLevel: 'section', until: '2026-05-01' }])
    expect((await request(listPeople, { q: phone }, clerk)).body.people).toHaveLength(1)
    expect((await request(listPeople, { q: 'oyj' }, clerk)).body.people).toHaveLength(1)
    expect((await request(listPeople, { q: '欧阳建国' }, clerk)).body.people).toEqual([])
    const [line, ...more] = await history(supervisor)
    expect(more).toEqual([])
    expect(line).toMatchObject({ actionTitle: '更正信息', by: '王小明', comment: '任免文件' })
    expect(line?.fields?.map(({ title, before, after }) => [title, before, after])).toEqual([
      ['姓名', '欧阳建国', '欧阳建'],
      ['手机号', expect.stringContaining('****'), expect.stringContaining('****')],
      ['职级', '乡科级', '县处级'],
      ['以前的职级', undefined, '乡科级至 2026-05-01'],
    ])
  })

  test('a new number is named in the history even if its mask equals the old one', async () => {
    const { correct, history } = await aPerson({ phone: '15400001234' })
    await correct(0, { phone: '15411111234' })
    expect((await history())[0]?.fields?.map(({ title }) => title)).toEqual(['手机号'])
  })

  test('200 again for a repeat, which leaves one line; 409 stale for the second of two clerks', async () => {
    const { provinceClerk, correct, history } = await aPerson()
    expect((await correct(0, { name: '欧阳建' })).body.revision).toBe(1)
    expect((await correct(0, { name: '欧阳建' })).body.revision).toBe(1)
    expect(await history()).toHaveLength(1)
    expect((await correct(0, { name: '欧阳国' })).type).toBe('request/stale')
    expect((await correct(0, { name: '欧阳建' }, provinceClerk)).type).toBe('request/stale')
    expect((await correct(1, { jobLevel: 'clerk' }, provinceClerk)).body).toMatchObject({
      ...{ name: '欧阳建', jobLevel: 'clerk', revision: 2 },
    })
  })

  test('suspends roles and signs out if the name changes; control: a level does neither', async () => {
    const { clerk, county, learnerId, correct } = await aPerson()
    await grantRoleTo(learnerId, 'editor', county.organisationId)
    const rolesOf = async () => (await request(getPerson, { learnerId }, clerk)).body.grants.length
    expect((await correct(0, { jobLevel: 'clerk' })).status).toBe(200)
    expect(await rolesOf()).toBe(1)
    expect((await correct(1, { name: '欧阳建' })).status).toBe(200)
    expect(await rolesOf()).toBe(0)
  })

  test('409 phone-taken; 400 day-in-future and level-before-unknown; nothing is written', async () => {
    const { clerk, township, learnerId, correct, history } = await aPerson()
    const other = await aPersonIn(township, { phone: aPhone() })
    expect((await correct(0, { phone: other.phone })).type).toBe('people/phone-taken')
    const future = { jobLevel: 'division', promotedOn: '2999-01-01' }
    expect((await correct(0, future)).type).toBe('people/day-in-future')
    const same = { jobLevel: 'section', promotedOn: '2026-01-01' }
    expect((await correct(0, same)).type).toBe('people/level-before-unknown')
    expect((await correct(0, {})).body.revision).toBe(0)
    expect(await history()).toEqual([])
    expect((await request(getPerson, { learnerId }, clerk)).body.revision).toBe(0)
  })

  test('403 for a supervisor and a learner; 404 for a clerk of another county, also for the history', async () => {
    const { supervisor, otherClerk, learnerId, correct } = await aPerson()
    expect((await correct(0, { name: '甲乙' }, supervisor)).type).toBe('request/forbidden')
    expect((await correct(0, { name: '甲乙' }, otherClerk)).type).toBe('people/not-found')
    expect((await request(listPersonChanges, { learnerId }, otherClerk)).type).toBe('people/not-found')
    const phone = { token: await tokenOf(learnerId) }
    expect((await correct(0, { name: '甲乙' }, phone)).type).toBe('identity/unauthenticated')
  })
})

describe('a transfer', () => {
  async function transfer(facts: object = {}) {
    const found = await aPerson(facts)
    const { learnerId } = found
    const to = (unit: { organisationId: string }, caller: Caller, revision = 0, movedOn?: string) =>
      request(transferPerson, { learnerId, revision, organisationId: unit.organisationId, movedOn }, caller)
    return { ...found, to }
  }

  test('200 is found in the new unit only; what happened before stays in the history', async () => {
    const { city, otherCounty, provinceClerk, clerk, otherClerk, learnerId, to, correct } = await transfer()
    await correct(0, { jobLevel: 'division' })
    const moved = await to(otherCounty, provinceClerk, 1, '2026-11-01')
    expect(moved.body.organisationNames).toEqual(['湖南省', '株洲市', '荷塘区'])
    expect((await to(otherCounty, provinceClerk, 1, '2026-11-01')).body.revision).toBe(2)
    expect((await request(getPerson, { learnerId }, clerk)).type).toBe('people/not-found')
    const { changes } = (await request(listPersonChanges, { learnerId }, otherClerk)).body
    expect(changes.map(({ actionTitle }) => actionTitle)).toEqual(['调动单位', '更正信息'])
    expect(changes[0]?.fields).toEqual([
      { title: '单位', before: '湖南省 / 长沙市 / 岳麓区 / 莲花镇', after: '湖南省 / 株洲市 / 荷塘区' },
      { title: '调动日期', after: '2026-11-01' },
    ])
    const within = { q: '欧阳建国', organisationId: city.organisationId }
    expect((await request(listPeople, within, provinceClerk)).body.people).toEqual([])
  })

  test('403 unit-out-of-scope for a unit that the clerk does not keep; 400 for a day to come', async () => {
    const { otherCounty, county, clerk, to } = await transfer()
    expect((await to(otherCounty, clerk)).type).toBe('people/unit-out-of-scope')
    expect((await to({ organisationId: '0'.repeat(26) }, clerk)).type).toBe('people/unit-out-of-scope')
    expect((await to(county, clerk, 0, '2999-01-01')).type).toBe('people/day-in-future')
    expect((await to(county, clerk)).body.revision).toBe(1)
  })

  test('suspends a role over the unit that was left; control: a role over both stays', async () => {
    const { county, otherCounty, province, provinceClerk, learnerId, to } = await transfer()
    await grantRoleTo(learnerId, 'editor', county.organisationId)
    await grantRoleTo(learnerId, 'publisher', province.organisationId)
    const { grants } = (await to(otherCounty, provinceClerk)).body
    expect(grants.map(({ role }) => role)).toEqual(['publisher'])
  })
})

describe('employment', () => {
  async function aBoundPerson() {
    const roster = await aRoster()
    const { learnerId, name, rosterCode } = await aBoundPersonIn(roster.township)
    await grantRoleTo(learnerId, 'editor', roster.county.organisationId)
    const change = (revision: number, to: 'left' | 'retired' | 'employed', changedOn = '2026-03-01') =>
      request(changeEmployment, { learnerId, revision, to, changedOn, reason: '人事通知' }, roster.clerk)
    return { ...roster, learnerId, change, name, rosterCode }
  }

  test('200 who leaves is unbound without roles and cannot bind; back again they can', async () => {
    fakeWechat()
    const { clerk, change, name, rosterCode } = await aBoundPerson()
    const left = (await change(0, 'left')).body
    expect(left).toMatchObject({ employment: 'left', employmentEndedOn: '2026-03-01', grants: [] })
    expect(left.actions).toEqual(['correct', 'transfer', 'return', 'merge'])
    expect((await change(0, 'left')).body.revision).toBe(1)
    const tryBinding = async () => request(bind, { name, rosterCode }, { token: await guestToken() })
    expect((await tryBinding()).type).toBe('identity/has-left')
    expect((await change(1, 'employed', '2026-02-01')).type).toBe('people/return-too-early')
    const returned = (await change(1, 'employed', '2026-04-01')).body
    expect(returned).toMatchObject({ employment: 'employed', grants: [] })
    expect((await tryBinding()).status).toBe(200)
    const { learnerId } = returned
    const { changes } = (await request(listPersonChanges, { learnerId }, clerk)).body
    expect(changes.map(({ actionTitle, comment }) => [actionTitle, comment])).toEqual([
      ['恢复在职', '人事通知'],
      ['办理离职', '人事通知'],
    ])
    expect(changes[0]?.fields).toContainEqual({ title: '恢复在职日期', after: '2026-04-01' })
  })

  test('200 who retires loses roles and stays bound; 409 wrong-state twice; 400 for a day to come', async () => {
    const { change } = await aBoundPerson()
    expect((await change(0, 'retired', '2999-01-01')).type).toBe('people/day-in-future')
    expect((await change(0, 'employed')).type).toBe('people/wrong-state')
    expect((await change(0, 'retired')).body).toMatchObject({ isBound: true, grants: [], revision: 1 })
    expect((await change(1, 'left')).type).toBe('people/wrong-state')
  })
})

describe('an unbinding', () => {
  test('200 releases the WeChat and ends its tokens; 409 wrong-state for one who is not bound', async () => {
    const { township, clerk } = await aRoster()
    const { learnerId } = await aBoundPersonIn(township)
    const unbind = (revision: number) =>
      request(unbindPerson, { learnerId, revision, reason: '换了手机' }, clerk)
    expect((await unbind(0)).body).toMatchObject({ isBound: false, revision: 1 })
    expect((await unbind(1)).type).toBe('people/wrong-state')
    const { changes } = (await request(listPersonChanges, { learnerId }, clerk)).body
    expect(changes[0]).toMatchObject({ actionTitle: '解除微信绑定', comment: '换了手机' })
    expect(changes[0]?.fields).toEqual([{ title: '微信绑定', before: '已绑定', after: '未绑定' }])
  })

  test('a repeat leaves a WeChat that was bound since', async () => {
    fakeWechat()
    const { township, clerk } = await aRoster()
    const { learnerId, name, rosterCode } = await aBoundPersonIn(township)
    const unbind = () => request(unbindPerson, { learnerId, revision: 0, reason: '换了手机' }, clerk)
    await unbind()
    expect((await request(bind, { name, rosterCode }, { token: await guestToken() })).status).toBe(200)
    expect((await unbind()).body.isBound).toBe(true)
  })
})
