import { beforeEach, describe, expect, test } from '@jest/globals'
import { listChangesOf } from '@zhixing/functions/core/audit/list-changes'
import { findCurrentLearner } from '@zhixing/functions/identity/store/learners'
import { findLearnerIdByRosterCode } from '@zhixing/functions/identity/store/roster'
import * as contract from '@zhixing/shared/identity/contract'
import { killAtWrite } from '../../support/engine/interrupt'
import { anAdministrator, anOrganisation, aPhone, aRosterCode } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
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

  test('I2 200 valid rows are kept and can bind, invalid rows are returned by number with their reasons, blank rows are skipped', async () => {
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

  test('200 a dry run gives the same answer and keeps nothing', async () => {
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

  test('403 forbidden without the role; 401 unauthenticated with a phone’s token', async () => {
    const { token, phoneToken } = await anAdministrator('editor')
    expect((await request(contract.importLearners, { rows: [{}] }, { token })).type).toBe('request/forbidden')
    expect((await request(contract.importLearners, { rows: [{}] }, { token: phoneToken })).type).toBe(
      'identity/unauthenticated',
    )
  })
})

describe('the audit log of an import', () => {
  const importRow = async (row: object, token: string) =>
    request(contract.importLearners, { rows: [row], dryRun: false }, { token })

  async function anImported() {
    const { token, organisation } = await anAdministrator()
    const { organisationId } = organisation
    const phone = aPhone()
    const row = {
      name: '钱学员',
      rosterCode: aRosterCode(),
      phone,
      jobLevel: 'clerk' as const,
      organisationId,
    }
    await importRow(row, token)
    const learnerId = (await findLearnerIdByRosterCode(row.rosterCode)) ?? ''
    const lines = async () => (await listChangesOf({ kind: 'person', objectId: learnerId }, undefined)).lines
    return { token, row, learnerId, lines }
  }

  test('a row that changes a person is a line with before and after; a repeat adds none', async () => {
    const { token, row, lines } = await anImported()
    const changed = { ...row, name: '钱同学', jobLevel: 'section' }
    await importRow(changed, token)
    await importRow(changed, token)
    const [last, first, ...more] = await lines()
    expect(more).toEqual([])
    expect(last).toMatchObject({ action: 'identity/imported', title: '钱同学', by: '王小明' })
    expect(last?.fields).toEqual([
      { title: '姓名', before: '钱学员', after: '钱同学' },
      { title: '职级', before: '科员及以下', after: '乡科级' },
    ])
    expect(first?.fields).toContainEqual({ title: '姓名', after: '钱学员' })
    expect(JSON.stringify([last, first])).not.toContain(row.phone)
  })

  test('has the line of a change that crashed after its first write; the next change records it', async () => {
    const { token, row, learnerId, lines } = await anImported()
    for (let nth = 1; nth < 30; nth++) {
      const jobLevel = nth % 2 ? 'section' : 'clerk'
      const isKilled = await killAtWrite(nth, 'after', () => importRow({ ...row, jobLevel }, token))
      const reached = (await findCurrentLearner(learnerId))?.jobLevel === jobLevel
      await importRow({ ...row, jobLevel: 'division' }, token)
      const levels = (await lines()).map(
        ({ fields = [] }) => fields.find(({ title }) => title === '职级')?.after,
      )
      const [now, before] = [levels[0], levels[1]]
      expect([nth, now]).toEqual([nth, '县处级'])
      if (reached) expect([nth, before]).toEqual([nth, nth % 2 ? '乡科级' : '科员及以下'])
      if (!isKilled) return
    }
  })
})
