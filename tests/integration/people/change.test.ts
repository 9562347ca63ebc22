import { describe, expect, test } from '@jest/globals'
import { correctPerson, getPerson, listPeople, listPersonChanges } from '@zhixing/shared/people/contract'
import { aPhone, grantRoleTo } from '../../support/identity/given'
import { aPersonIn, aRoster } from '../../support/people/given'
import { request, tokenOf } from '../../support/request'

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

  test('a number with the same mask is named in the history all the same', async () => {
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
