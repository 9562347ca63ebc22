import { beforeEach, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, anOrganisation } from '../../support/identity/given'
import { request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

describe('organisations', () => {
  test('I8 and I9 200 lists the children in the order of their codes, and only these, with the organisations above', async () => {
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

  test('I9 200 more than a hundred children are listed in pages, each once', async () => {
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

  test('401 unauthenticated without a token · 404 not-found for an absent parent', async () => {
    expect((await request(contract.listOrganisations, {})).type).toBe('identity/unauthenticated')
    const { token } = await aLearner()
    expect((await request(contract.listOrganisations, { parentId: ulid() }, { token })).type).toBe(
      'request/not-found',
    )
  })
})
