import { beforeEach, expect, test } from '@jest/globals'
import { networkOf, viewerAddressOf } from '@zhixing/functions/core/http/viewer-address'
import * as contract from '@zhixing/shared/identity/contract'
import { aLearner } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

beforeEach(() => void fakeWechat())

const STRANGER = '198.51.100.23'
const OWNER = '203.0.113.80'

test('429 too-many for the sixty-first console sign-in from an address in ten minutes; another address and the next window are free', async () => {
  const now = new Date('2026-11-24T02:00:30.000Z')
  const start = (sourceIp: string, at = now) =>
    request(contract.startConsoleSignIn, {}, { sourceIp, now: at })
  for (let n = 0; n < 60; n++) expect((await start(STRANGER)).status).toBe(200)
  const platform = fakeWechat()
  const refused = await start(STRANGER)
  expect([refused.status, refused.type]).toEqual([429, 'request/too-many'])
  expect(refused.headers['retry-after']).toBe('570')
  expect(platform.requests).toEqual([])
  expect((await start(OWNER)).status).toBe(200)
  expect((await start(STRANGER, new Date('2026-11-24T02:10:00.000Z'))).status).toBe(200)
})

test("strangers who guess a roster code do not lock its owner out; control: the strangers' address is", async () => {
  const { rosterCode, name } = await aLearner()
  const bindFrom = async (sourceIp: string, as: string) =>
    request(contract.bind, { name: as, rosterCode }, { token: await guestToken(), sourceIp })
  for (let n = 0; n < 10; n++) expect((await bindFrom(STRANGER, '某人')).status).toBe(404)
  const refused = await bindFrom(STRANGER, name)
  expect(refused.type).toBe('identity/too-many-attempts')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await bindFrom(OWNER, name)).status).toBe(200)
})

test('a limit follows a phone through its half of IPv6, and the header of a caller without the key is ignored', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:0:0:9'))
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  const request = { sourceIp: STRANGER, userAgent: '', edge: { key: 'guess', viewerAddress: OWNER } }
  expect(viewerAddressOf(request)).toBe(STRANGER)
})
