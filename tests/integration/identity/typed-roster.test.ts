import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { findLearnerByNameAndCode, findLearnerByPhone } from '@zhixing/functions/identity/find-learner'
import { findLearner, putLearners } from '@zhixing/functions/identity/store/learners'
import * as contract from '@zhixing/shared/identity/contract'
import { aLearner, anAdministrator, aPhone, aRosterCode } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

const rosterOf = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../vectors/typed-text/roster-${name}.json`, import.meta.url), 'utf8'),
  ) as { rows: Record<string, unknown>[] }

async function importRoster(name: string) {
  const { token, organisation } = await anAdministrator()
  const rows = rosterOf(name).rows.map((row) => ({ ...row, organisationId: organisation.organisationId }))
  return (await request(contract.importLearners, { rows, dryRun: false }, { token })).body
}

describe('a roster as people send it', () => {
  test('codes and phones with spaces, full width, hyphens, prefix and direction marks are imported', async () => {
    expect(await importRoster('whitespace-fullwidth')).toEqual({ imported: 8, refused: [] })
    expect((await findLearnerByPhone('15400090007'))?.name).toBe('试一七')
    expect((await findLearnerByPhone('15400090011'))?.name).toBe('试二一')
    expect((await findLearnerByNameAndCode('试一八', '97000008'))?.rosterCode).toBe('97000008')
  })

  test('an empty cell or null is no phone, no former level and no day', async () => {
    expect(await importRoster('optional-empty')).toEqual({ imported: 3, refused: [] })
  })

  test('names lose invisible characters; a name of nothing else is an error of its row', async () => {
    expect(await importRoster('zero-width-name')).toEqual({
      imported: 2,
      refused: [{ row: 3, reasons: ['姓名应为 1 至 40 个字'] }],
    })
    expect((await findLearnerByNameAndCode('钟零宽', '97100001'))?.name).toBe('钟零宽')
  })

  test('half a character is an error of its row and stops no other', async () => {
    expect(await importRoster('half-character')).toEqual({
      imported: 2,
      refused: [{ row: 2, reasons: ['姓名应为 1 至 40 个字'] }],
    })
  })
})

describe('binding', () => {
  test('200 for the owner of a name that was stored with an invisible character or another middle dot', async () => {
    const { learnerId, rosterCode } = await aLearner()
    const stored = await findLearner(learnerId)
    if (!stored) throw new Error('no learner')
    await putLearners([{ ...stored, name: '阿依古丽\u200b•买买提' }])
    const input = { name: '阿依古丽·买买提', rosterCode: `${rosterCode.slice(0, 4)}-${rosterCode.slice(4)} ` }
    const { body } = await request(contract.bind, input, { token: await guestToken() })
    expect(body.learner?.learnerId).toBe(learnerId)
  })

  test('400 for what cannot be a name or a code, which uses up no try', async () => {
    const { name, rosterCode } = await aLearner()
    const token = await guestToken()
    for (const wrong of ['1234567', '一二三', '', '\u200b', `${rosterCode}9`])
      for (let times = 0; times < 3; times++)
        expect((await request(contract.bind, { name, rosterCode: wrong }, { token })).status).toBe(400)
    expect((await request(contract.bind, { name: '\u200b', rosterCode }, { token })).status).toBe(400)
    expect((await request(contract.bind, { name, rosterCode }, { token })).status).toBe(200)
  })
})

test('an imported name, code and phone are stored in their normal form', async () => {
  const { token, organisation } = await anAdministrator()
  const [rosterCode, phone] = [aRosterCode(), aPhone()]
  const row = {
    name: '阿依古丽 ・ 买买提\u200b',
    rosterCode: ` ${rosterCode}`,
    phone: `+86 ${phone}`,
    jobLevel: 'clerk',
    organisationId: organisation.organisationId,
  }
  await request(contract.importLearners, { rows: [row], dryRun: false }, { token })
  expect(await findLearnerByPhone(phone)).toMatchObject({ name: '阿依古丽·买买提', rosterCode })
})
