import { beforeEach, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, aPhone, aRosterCode } from '../../support/identity/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('import of learners', () => {
  const aRow = (organisationId: string, facts: object = {}) => ({
    name: '钱学员',
    rosterCode: aRosterCode(),
    phone: aPhone(),
    jobLevel: 'clerk' as const,
    organisationId,
    ...facts,
  })

  test('200 a repeated import updates the same learner and ends their tokens; the former phone number is free', async () => {
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
    const learnerId = first.learner?.learnerId
    expect((await request(contract.getLearner, {}, { token: first.token })).type).toBe(
      'identity/unauthenticated',
    )
    const later = await tokenOf(learnerId, { now: new Date(Date.now() + 1) })
    expect((await request(contract.getLearner, {}, { token: later })).body).toMatchObject({
      learnerId,
      name: '钱新名',
    })
    const answer = await request(contract.bind, { phoneCode: row.phone }, { token: await guestToken() })
    expect(answer.type).toBe('identity/not-on-roster')
    const successor = aRow(organisation.organisationId, { phone: row.phone })
    expect((await request(contract.importLearners, { rows: [successor] }, { token })).body.refused).toEqual(
      [],
    )
  })

  test('200 a row with a number or learner of another organisation is refused', async () => {
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

  test('200 a promotion is kept with its day; a later roster without it keeps it', async () => {
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
})
