import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/policy/contract'
import { anAdministrator, anOrganisation } from '../../support/identity/given'
import { request } from '../../support/request'

const facts = { title: '积分规则', enabled: false, rows: [{ title: '参加一次读书交流', amount: 2 }] }
const save = (token: string, revision: number, changed: Partial<contract.MeritRuleFacts> = {}) =>
  request(contract.saveMeritRule, { revision, facts: { ...facts, ...changed } }, { token })
const read = async (token: string) => (await request(contract.getMeritRule, {}, { token })).body

describe('the merit rule', () => {
  test('U1 is empty and disabled until a province saves one, and is of this province, and only of this', async () => {
    const [one, other] = [await anAdministrator(), await anAdministrator()]
    expect(await read(one.token)).toEqual({
      revision: 0,
      facts: { title: '积分规则', enabled: false, rows: [] },
    })
    expect((await save(one.token, 0)).body).toMatchObject({ revision: 1, facts, updatedBy: one.name })
    expect(await read(one.token)).toMatchObject({ revision: 1, facts })
    expect(await read(other.token)).toMatchObject({ revision: 0, facts: { rows: [] } })
  })

  test('200 it is switched on and off, emptied, and saved again after an answer that was lost', async () => {
    const { token } = await anAdministrator()
    await save(token, 0)
    expect((await save(token, 1, { enabled: true })).body).toMatchObject({
      revision: 2,
      facts: { enabled: true },
    })
    expect((await save(token, 1, { enabled: true })).body.revision).toBe(2)
    expect((await save(token, 2, { enabled: false, rows: [] })).body).toMatchObject({
      revision: 3,
      facts: { enabled: false, rows: [] },
    })
  })

  test('409 stale when another administrator has saved in between, also the first time', async () => {
    const { token } = await anAdministrator()
    expect((await save(token, 3)).type).toBe('request/stale')
    await save(token, 0)
    expect((await save(token, 0, { title: '另一份' })).type).toBe('request/stale')
    expect((await read(token)).facts).toEqual(facts)
  })

  test('422 merit-rule-empty: what has no rows cannot be switched on', async () => {
    const { token } = await anAdministrator()
    expect((await save(token, 0, { enabled: true, rows: [] })).type).toBe('policy/merit-rule-empty')
    expect((await read(token)).revision).toBe(0)
  })

  test.each([['editor'], ['publisher'], ['approver'], ['supervisor']] as const)(
    '403 forbidden to a role of %s',
    async (role) => {
      const { token } = await anAdministrator(role)
      expect((await request(contract.getMeritRule, {}, { token })).type).toBe('request/forbidden')
      expect((await save(token, 0)).type).toBe('request/forbidden')
    },
  )

  test('403 forbidden to the system administrator of a county: it is the province’s', async () => {
    const { token } = await anAdministrator('system', await anOrganisation(await anOrganisation()))
    expect((await request(contract.getMeritRule, {}, { token })).type).toBe('request/forbidden')
    expect((await save(token, 0)).type).toBe('request/forbidden')
  })

  test('401 unauthenticated with a phone’s token', async () => {
    const { phoneToken } = await anAdministrator()
    expect((await request(contract.getMeritRule, {}, { token: phoneToken })).type).toBe(
      'identity/unauthenticated',
    )
  })
})
