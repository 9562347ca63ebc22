import { beforeEach, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, aPhone, aRosterCode } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('organisations', () => {
  test('I8 and I9 200 the children in the order of their codes, and only these, with the line above', async () => {
    const province = await anOrganisation(undefined, { name: '湖南省' })
    const city = await anOrganisation(province, { name: '长沙市', code: '01' })
    const sibling = await anOrganisation(province, { name: '株洲市', code: '010' })
    await anOrganisation(city, { name: '岳麓区' })
    const { token } = await aLearner()
    const { above, organisations } = (
      await request(contract.listOrganisations, { parentId: province.organisationId }, { token })
    ).body
    expect(organisations).toEqual([
      {
        organisationId: city.organisationId,
        orgPath: city.orgPath,
        name: '长沙市',
        level: 'city',
        hasChildren: true,
      },
      {
        organisationId: sibling.organisationId,
        orgPath: sibling.orgPath,
        name: '株洲市',
        level: 'city',
        hasChildren: true,
      },
    ])
    expect(above.map(({ name, level }) => [name, level])).toEqual([['湖南省', 'province']])
    const below = (await request(contract.listOrganisations, { parentId: city.organisationId }, { token }))
      .body
    expect(below.above.map(({ orgPath }) => orgPath)).toEqual([province.orgPath, city.orgPath])
    expect(below.organisations.map(({ name }) => name)).toEqual(['岳麓区'])
  })

  test('I9 200 more than a hundred children come in pages, each once', async () => {
    const county = await anOrganisation()
    for (let n = 0; n < 103; n++) await anOrganisation(county, { code: `${1000 + n}`, name: `${n}` })
    const { token } = await aLearner()
    const first = (await request(contract.listOrganisations, { parentId: county.organisationId }, { token }))
      .body
    const { cursor } = first
    const rest = (
      await request(contract.listOrganisations, { parentId: county.organisationId, cursor }, { token })
    ).body
    expect([...first.organisations, ...rest.organisations].map(({ name }) => Number(name))).toEqual(
      Array.from({ length: 103 }, (_, n) => n),
    )
    expect(rest.cursor).toBeUndefined()
    expect((await request(contract.listOrganisations, { cursor }, { token })).type).toBe(
      'request/cursor-invalid',
    )
  })

  test('401 unauthenticated without a token; 404 not-found for no such parent', async () => {
    expect((await request(contract.listOrganisations, {})).type).toBe('identity/unauthenticated')
    const { token } = await aLearner()
    expect((await request(contract.listOrganisations, { parentId: ulid() }, { token })).type).toBe(
      'request/not-found',
    )
  })
})

describe('grants', () => {
  test('I6 and I7 200 a role is given, listed, shown to its holder, and ends at once when taken back', async () => {
    const { token, organisation } = await anAdministrator()
    const below = await anOrganisation(organisation, { name: '某区' })
    const { learnerId, name, token: own } = await aLearner({ name: '赵编辑' })
    const given = (
      await request(
        contract.grantRole,
        { learnerId, role: 'editor', organisationId: below.organisationId },
        { token },
      )
    ).body
    expect(given).toMatchObject({
      learnerId,
      name,
      grant: { role: 'editor', organisationName: '某区', scope: below.orgPath },
    })
    const again = (
      await request(
        contract.grantRole,
        { learnerId, role: 'editor', organisationId: below.organisationId },
        { token },
      )
    ).body
    expect(again).toEqual(given)
    const listed = async () =>
      (await request(contract.listGrants, { organisationId: below.organisationId }, { token })).body.grants
    expect(await listed()).toEqual([given])
    const grants = async () => (await request(contract.getLearner, {}, { token: own })).body.grants
    expect(await grants()).toEqual([given.grant])
    await request(
      contract.revokeRole,
      { learnerId, role: 'editor', organisationId: below.organisationId },
      { token },
    )
    expect([await listed(), await grants()]).toEqual([[], []])
  })

  test.each(['editor', 'publisher', 'approver', 'supervisor'] as const)(
    '403 forbidden to give, list or take roles as %s',
    async (role) => {
      const { token, organisation, learnerId } = await anAdministrator(role)
      const { organisationId } = organisation
      expect(
        (await request(contract.grantRole, { learnerId, role: 'system', organisationId }, { token })).type,
      ).toBe('request/forbidden')
      expect((await request(contract.listGrants, { organisationId }, { token })).type).toBe(
        'request/forbidden',
      )
      expect((await request(contract.revokeRole, { learnerId, role, organisationId }, { token })).type).toBe(
        'request/forbidden',
      )
    },
  )

  test('403 forbidden above and beside one’s own organisation, and for one that does not exist', async () => {
    const province = await anOrganisation()
    const city = await anOrganisation(province)
    const sibling = await anOrganisation(province)
    const { token, learnerId } = await anAdministrator('system', city)
    for (const { organisationId } of [province, sibling, { organisationId: ulid() }]) {
      const { type, status } = await request(
        contract.grantRole,
        { learnerId, role: 'editor', organisationId },
        { token },
      )
      expect([status, type]).toEqual([403, 'request/forbidden'])
    }
  })

  test('404 not-found for an unknown learner; 401 unauthenticated with a phone’s token', async () => {
    const { token, phoneToken, organisation, learnerId } = await anAdministrator()
    const { organisationId } = organisation
    expect(
      (await request(contract.grantRole, { learnerId: ulid(), role: 'editor', organisationId }, { token }))
        .type,
    ).toBe('request/not-found')
    const byPhone = { token: phoneToken }
    expect(
      (await request(contract.grantRole, { learnerId, role: 'editor', organisationId }, byPhone)).type,
    ).toBe('identity/unauthenticated')
    expect((await request(contract.listGrants, { organisationId }, byPhone)).type).toBe(
      'identity/unauthenticated',
    )
    expect(
      (await request(contract.revokeRole, { learnerId, role: 'editor', organisationId }, byPhone)).type,
    ).toBe('identity/unauthenticated')
  })
})

describe('import of learners', () => {
  const aRow = (organisationId: string, facts: object = {}) => ({
    name: '钱学员',
    rosterCode: aRosterCode(),
    phone: aPhone(),
    jobLevel: 'clerk' as const,
    organisationId,
    ...facts,
  })

  test('I2 200 good rows are kept and can bind, bad rows come back by number with their reasons, blank ones are passed over', async () => {
    const { token, organisation } = await anAdministrator()
    const good = aRow(organisation.organisationId)
    const outside = await anOrganisation()
    const rows = [
      good,
      {},
      { name: '', rosterCode: ' ' },
      aRow(organisation.organisationId, { rosterCode: 12345678, jobLevel: '科长' }),
      aRow(outside.organisationId),
      aRow(organisation.organisationId, { rosterCode: good.rosterCode }),
      aRow(organisation.organisationId, { phone: good.phone }),
      aRow(organisation.organisationId, { role: 'system' }),
      'not a row',
    ]
    const { body } = await request(contract.importLearners, { rows, dryRun: false }, { token })
    expect(body).toEqual({
      imported: 1,
      refused: [
        { row: 4, reasons: ['学员编号应为 8 位数字，且须以文本填写', '职级不在可选范围内'] },
        { row: 5, reasons: ['单位不存在，或不在您的管理范围内'] },
        { row: 6, reasons: ['学员编号与第 1 行重复'] },
        { row: 7, reasons: ['手机号与第 1 行重复'] },
        { row: 8, reasons: ['有不认识的列：role'] },
        { row: 9, reasons: ['这一行无法识别'] },
      ],
    })
    const bound = await request(contract.bind, { phoneCode: good.phone }, { token: await guestToken() })
    expect(bound.body.learner).toMatchObject({
      name: '钱学员',
      orgPath: organisation.orgPath,
      jobLevel: 'clerk',
    })
  })

  test('200 a dry run says the same and keeps nothing', async () => {
    const { token, organisation } = await anAdministrator()
    const row = aRow(organisation.organisationId)
    const { body } = await request(contract.importLearners, { rows: [row, 'x'], dryRun: true }, { token })
    expect(body).toEqual({ imported: 1, refused: [{ row: 2, reasons: ['这一行无法识别'] }] })
    const bound = await request(
      contract.bind,
      { name: row.name, rosterCode: row.rosterCode },
      { token: await guestToken() },
    )
    expect(bound.type).toBe('identity/not-on-roster')
  })

  test('200 repeated, it is the same learner with what changed; an old number no longer leads to the learner and is free', async () => {
    const { token, organisation } = await anAdministrator()
    const row = aRow(organisation.organisationId)
    await request(contract.importLearners, { rows: [row] }, { token })
    const first = (
      await request(
        contract.bind,
        { phoneCode: row.phone },
        { token: await guestToken('a'.repeat(20) + ulid()) },
      )
    ).body
    const moved = { ...row, name: '钱新名', phone: aPhone() }
    expect((await request(contract.importLearners, { rows: [moved] }, { token })).body.imported).toBe(1)
    expect((await request(contract.getLearner, {}, { token: first.token })).body).toMatchObject({
      learnerId: first.learner?.learnerId,
      name: '钱新名',
    })
    const answer = await request(contract.bind, { phoneCode: row.phone }, { token: await guestToken() })
    expect(answer.type).toBe('identity/not-on-roster')
    const successor = aRow(organisation.organisationId, { phone: row.phone })
    expect((await request(contract.importLearners, { rows: [successor] }, { token })).body.refused).toEqual(
      [],
    )
  })

  test('200 a number or learner of another organisation is refused by row', async () => {
    const { token, organisation } = await anAdministrator()
    const phone = aPhone()
    await aLearner({ phone })
    const elsewhere = await aLearner()
    const rows = [
      aRow(organisation.organisationId, { phone }),
      aRow(organisation.organisationId, { rosterCode: elsewhere.rosterCode }),
    ]
    expect((await request(contract.importLearners, { rows }, { token })).body.refused).toEqual([
      { row: 1, reasons: ['手机号已登记给另一位学员'] },
      { row: 2, reasons: ['这位学员属于您管理范围以外的单位，请联系上级管理员'] },
    ])
  })

  test('200 a promotion is kept with its day; a roster without one changes nothing that is known', async () => {
    const { token, organisation } = await anAdministrator()
    const row = aRow(organisation.organisationId)
    const kept = async (facts: object) => {
      const { body } = await request(contract.importLearners, { rows: [{ ...row, ...facts }] }, { token })
      return body.refused.flatMap(({ reasons }) => reasons)
    }
    expect(await kept({})).toEqual([])
    const { token: holderToken } = (
      await request(contract.bind, { phoneCode: row.phone }, { token: await guestToken() })
    ).body
    const careerNow = async () => {
      const { jobLevel, formerJobLevels } = (await request(contract.getLearner, {}, { token: holderToken }))
        .body
      return { jobLevel, formerJobLevels }
    }
    expect(await careerNow()).toEqual({ jobLevel: 'clerk' })
    const promoted = { jobLevel: 'section', promotedOn: '2024-02-29' }
    expect(await kept(promoted)).toEqual([])
    const after = { jobLevel: 'section', formerJobLevels: [{ jobLevel: 'clerk', until: '2024-02-29' }] }
    expect(await careerNow()).toEqual(after)
    for (const again of [promoted, { jobLevel: 'section' }]) {
      expect(await kept(again)).toEqual([])
      expect(await careerNow()).toEqual(after)
    }
    expect(await kept({ ...promoted, promotedOn: '2025-02-29' })).toEqual(['提任日期应写作 2026-05-10'])
    expect(await kept({ ...promoted, promotedOn: '2100-01-01' })).toEqual(['提任日期不能晚于今天'])
    expect(await kept({ ...promoted, formerJobLevel: 'section' })).toEqual([
      '填了提任日期的，请同时填提任前的职级，并与现职级不同',
    ])
    expect(await kept({ ...promoted, formerJobLevel: '科长' })).toEqual(['提任前的职级不在可选范围内'])
    expect(await careerNow()).toEqual(after)
  })

  test('403 forbidden without the role; 401 unauthenticated with a phone’s token', async () => {
    const { token, phoneToken } = await anAdministrator('editor')
    expect((await request(contract.importLearners, { rows: [{}] }, { token })).type).toBe('request/forbidden')
    expect((await request(contract.importLearners, { rows: [{}] }, { token: phoneToken })).type).toBe(
      'identity/unauthenticated',
    )
  })
})
