import { beforeAll, describe, expect, test } from '@jest/globals'
import { saveLearner } from '@zhixing/functions/identity/save-learner'
import { findCurrentLearner } from '@zhixing/functions/identity/store/learners'
import { listPeople } from '@zhixing/shared/people/contract'
import { countReadUnits, killAtWrite } from '../../support/engine/interrupt'
import { aPhone, type Learner } from '../../support/identity/given'
import { aPersonIn, aRoster, type Roster } from '../../support/people/given'
import { request, staffToken } from '../../support/request'

const find = async (q: string, caller: { token: string }, more: object = {}) =>
  (await request(listPeople, { q, ...more }, caller)).body.people.map(({ learnerId }) => learnerId)

describe('I14 a person is found', () => {
  let roster: Roster
  let alone: Learner | undefined // of that name
  beforeAll(async () => {
    roster = await aRoster()
  })

  test('by name, its beginning, the given name, pinyin and initials, in every spelling', async () => {
    const { township, clerk } = roster
    const { learnerId } = await aPersonIn(township, { name: '欧阳建国' })
    for (const q of [
      '欧阳建国',
      '欧阳',
      '建国',
      '欧阳建',
      ' 欧阳 建国',
      'ouyangjianguo',
      'OuYang JianGuo',
      'oyjg',
    ])
      expect([q, await find(q, clerk)]).toEqual([q, [learnerId]])
    expect(await find('阳建', clerk)).toEqual([])
  })

  test.each([
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['仇英', 'qiuying', 'qy'],
    ['解缙', 'xiejin', 'xj'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['吕布', 'lyubu', 'lübu'],
    ['刘䶮', 'liuyan', 'ly'],
  ])('%s by the reading of the surname: %s, %s', async (name, pinyin, initials) => {
    const { township, clerk } = roster
    const { learnerId } = await aPersonIn(township, { name })
    expect(await find(pinyin, clerk)).toEqual([learnerId])
    expect(await find(initials, clerk)).toEqual([learnerId])
  })

  test.each([
    '阿依古丽·买买提',
    '阿依古丽•买买提',
    '阿依古丽．买买提',
    '阿依古丽 买买提',
    '阿依古丽买买提',
    '买买提',
    '阿依古',
  ])('with a middle dot by %s', async (q) => {
    const { otherCounty, otherClerk } = roster
    alone ??= await aPersonIn(otherCounty, { name: '阿依古丽·买买提' })
    expect(await find(q, otherClerk)).toEqual([alone.learnerId])
  })

  test('by roster code and by phone number, also with spaces and a prefix', async () => {
    const { township, clerk } = roster
    const phone = aPhone()
    const { learnerId, rosterCode } = await aPersonIn(township, { phone })
    for (const q of [rosterCode, `${rosterCode.slice(0, 4)} ${rosterCode.slice(4)}`, phone, `+86 ${phone}`])
      expect(await find(q, clerk)).toEqual([learnerId])
  })

  test('400 for a single character, which half a province shares', async () => {
    const { clerk } = roster
    expect((await request(listPeople, { q: '王' }, clerk)).type).toBe('request/invalid')
  })
})

describe('the scope', () => {
  test('a clerk of another county finds nothing by name, code or phone', async () => {
    const { township, clerk, otherClerk, provinceClerk } = await aRoster()
    const phone = aPhone()
    const { learnerId, rosterCode } = await aPersonIn(township, { name: '欧阳建国', phone })
    for (const q of ['欧阳建国', 'oyjg', rosterCode, phone]) {
      expect(await find(q, clerk)).toEqual([learnerId])
      expect(await find(q, provinceClerk)).toEqual([learnerId])
      expect(await find(q, otherClerk)).toEqual([])
    }
  })

  test('403 for a unit of another county, and for a learner', async () => {
    const { township, otherClerk } = await aRoster()
    const { organisationId } = township
    const person = await aPersonIn(township)
    expect((await request(listPeople, { organisationId }, otherClerk)).type).toBe('request/forbidden')
    expect((await request(listPeople, {}, person)).type).toBe('identity/unauthenticated')
  })
})

describe('pages', () => {
  async function anUnitOf(count: number, roster: Roster) {
    const people = []
    for (let index = 0; index < count; index++)
      people.push(await aPersonIn(roster.township, { name: '王伟', jobLevel: index ? 'clerk' : 'division' }))
    return people.map(({ learnerId }) => learnerId)
  }

  test('go on by cursor without a gap, and a first page takes at most 4 read units', async () => {
    const roster = await aRoster()
    const people = await anUnitOf(25, roster)
    await find('王伟', roster.clerk) // warm: tokens that were ended are remembered
    let first: Awaited<ReturnType<typeof request<typeof listPeople>>> | undefined
    const units = await countReadUnits(async () => {
      first = await request(listPeople, { q: '王伟' }, roster.clerk)
    })
    expect(units).toBeLessThanOrEqual(4)
    const { people: page, cursor } = first?.body ?? { people: [] }
    const rest = await request(listPeople, { q: '王伟', cursor }, roster.clerk)
    const found = [...page, ...rest.body.people].map(({ learnerId }) => learnerId)
    expect(page).toHaveLength(20)
    expect(found.sort()).toEqual(people.sort())
    expect(rest.body.cursor).toBeUndefined()
    const changed = await request(listPeople, { q: '李伟', cursor }, roster.clerk)
    expect(changed.type).toBe('request/cursor-invalid')
  })

  test('filters leave out other levels', async () => {
    const roster = await aRoster()
    const [first] = await anUnitOf(3, roster)
    expect(await find('王伟', roster.clerk, { jobLevel: 'division' })).toEqual([first])
    expect(await find('王伟', roster.clerk, { employment: 'retired' })).toEqual([])
    expect(await find('王伟', roster.clerk, { isBound: 'true' })).toEqual([])
    expect(await find('王伟', roster.clerk, { isBound: 'false' })).toHaveLength(3)
  })
})

describe('a change', () => {
  test('I15 finds a person by the present name only, also after a crash at any write', async () => {
    const { township, clerk } = await aRoster()
    const first = await aPersonIn(township, { name: '欧阳建国' })
    for (let nth = 1; nth < 20; nth++)
      for (const side of ['before', 'after'] as const) {
        const before = await findCurrentLearner(first.learnerId)
        if (!before) throw new Error('no learner')
        const name = before.name === '欧阳建国' ? '司马相如' : '欧阳建国'
        const isKilled = await killAtWrite(nth, side, () =>
          saveLearner(before, { ...before, name }, new Date()),
        )
        const later = new Date(Date.now() + 120_000)
        const now = (await findCurrentLearner(first.learnerId))?.name ?? ''
        const token = await staffToken(clerk.learnerId, later)
        for (const q of ['欧阳建国', '司马相如', 'oyjg', 'smxr']) {
          const { body } = await request(listPeople, { q }, { token, now: later })
          const isPresent = (q === 'oyjg' || q === '欧阳建国') === (now === '欧阳建国')
          expect([nth, side, q, body.people.length]).toEqual([nth, side, q, isPresent ? 1 : 0])
        }
        if (!isKilled) return
      }
  })
})
