import { expect, test } from '@jest/globals'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { listPeople } from '@zhixing/shared/people/contract'
import { ulid } from 'ulid'
import { aPersonIn, aRoster } from '../../support/people/given'
import { request } from '../../support/request'

/** Everyone of a list, page by page. */
async function listAll(input: object, caller: { token: string }) {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await request(listPeople, { ...input, cursor }, caller)
    found.push(...body.people.map(({ learnerId }) => learnerId))
    cursor = body.cursor
  } while (cursor)
  return found
}

test('I16 a unit is listed with all below it, the higher job level first, at every level of the tree', async () => {
  const { province, city, county, township, otherCounty, ...roster } = await aRoster()
  const clerk = await aPersonIn(township, { jobLevel: 'clerk' })
  const head = await aPersonIn(township, { jobLevel: 'division' })
  const elsewhere = await aPersonIn(otherCounty)
  const within = async ({ organisationId }: { organisationId: string }) =>
    listAll({ organisationId }, roster.provinceClerk)
  expect(await within(township)).toEqual([head.learnerId, clerk.learnerId])
  const inCounty = [roster.clerk.learnerId, roster.supervisor.learnerId].sort()
  expect(await within(county)).toEqual([...inCounty, head.learnerId, clerk.learnerId])
  expect(await within(city)).toEqual(await within(county))
  const everyone = await within(province)
  expect(everyone).toEqual([
    roster.provinceClerk.learnerId,
    ...(await within(city)),
    ...(await within(otherCounty)),
  ])
  expect(everyone).toContain(elsewhere.learnerId)
  expect(await listAll({}, roster.otherClerk)).toEqual(await within(otherCounty))
})

test('200 filtered by level and by binding, page by page', async () => {
  const { township, clerk } = await aRoster()
  const people = []
  for (let index = 0; index < 45; index++) people.push(await aPersonIn(township, { jobLevel: 'clerk' }))
  const bound = people.slice(0, 3).map(({ learnerId }) => learnerId)
  for (const learnerId of bound) await bindWechat({ appid: 'wx', openid: ulid() }, learnerId, new Date())
  const { organisationId } = township
  expect(await listAll({ organisationId }, clerk)).toHaveLength(45)
  expect(await listAll({ organisationId, jobLevel: 'bureau' }, clerk)).toEqual([])
  expect((await listAll({ organisationId, isBound: 'true' }, clerk)).sort()).toEqual(bound.sort())
  expect(await listAll({ organisationId, isBound: 'false' }, clerk)).toHaveLength(42)
})
