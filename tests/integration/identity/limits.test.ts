import { beforeEach, expect, test } from '@jest/globals'
import { networkOf, viewerAddressOf } from '@zhixing/functions/core/http/viewer-address'
import { requirePoll } from '@zhixing/functions/identity/poll-limit'
import * as contract from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { aLearner, aPhone } from '../../support/identity/given'
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

test('429 too-many after a hundred invalid login codes from a network; neighbours’ valid codes before it use up nothing', async () => {
  const now = new Date('2026-11-24T02:00:30.000Z')
  const signIn = (code: string, sourceIp = STRANGER) =>
    request(contract.signIn, { code, via: 'miniProgram' }, { sourceIp, now })
  for (let n = 0; n < 3; n++) expect((await signIn(ulid())).status).toBe(200)
  for (let n = 0; n < 100; n++) expect((await signIn('spent')).type).toBe('identity/wechat-code-invalid')
  const platform = fakeWechat()
  const refused = await signIn('spent')
  expect([refused.type, refused.headers['retry-after']]).toEqual(['request/too-many', '570'])
  expect(platform.requests).toEqual([])
  expect((await signIn(ulid(), OWNER)).status).toBe(200)
})

test('429 too-many-attempts for the eleventh phone number of one WeChat in a day, before it is asked for; another WeChat is free', async () => {
  const bindAs = (token: string) => request(contract.bind, { phoneCode: aPhone() }, { token })
  const token = await guestToken()
  for (let n = 0; n < 10; n++) expect((await bindAs(token)).type).toBe('identity/not-on-roster')
  const platform = fakeWechat()
  expect((await bindAs(token)).type).toBe('identity/too-many-attempts')
  expect(platform.requests).toEqual([])
  expect((await bindAs(await guestToken())).type).toBe('identity/not-on-roster')
})

test('429 too-many for more polls than an office makes in a minute; another network and the next minute are free', async () => {
  const refuse = () => new Error('too many')
  const now = new Date('2026-11-24T02:00:30.000Z')
  for (let n = 0; n < 1200; n++) requirePoll(STRANGER, now, refuse as never)
  expect(() => requirePoll(STRANGER, now, refuse as never)).toThrow('too many')
  const poll = (sourceIp: string, at = now) =>
    request(contract.collectConsoleToken, { signInId: ulid(), secret: 'none' }, { sourceIp, now: at })
  expect((await poll(STRANGER)).headers['retry-after']).toBe('30')
  expect((await poll(OWNER)).type).toBe('request/not-found')
  expect((await poll(STRANGER, new Date('2026-11-24T02:01:00.000Z'))).type).toBe('request/not-found')
})

test('a limit follows a phone through its half of IPv6, and the header of a caller without the key is ignored', () => {
  expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb:0:0:9'))
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  const request = { sourceIp: STRANGER, userAgent: '', edge: { key: 'guess', viewerAddress: OWNER } }
  expect(viewerAddressOf(request)).toBe(STRANGER)
})
