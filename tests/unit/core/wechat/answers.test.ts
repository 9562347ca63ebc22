import { beforeEach, expect, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { callWechat, fetchWechatImage } from '@zhixing/functions/core/wechat/client'
import { WechatError } from '@zhixing/functions/core/wechat/error'
import { parseWechatJson } from '@zhixing/functions/core/wechat/request'
import { fakeWechat, png } from '../../../support/wechat/fake-wechat'
import { useOwnApps } from '../../../support/wechat/own-apps'

useOwnApps()

async function errorOf(run: () => Promise<unknown>): Promise<WechatError> {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WechatError)) throw new Error(`no WechatError but ${error}`)
  return error
}

const call = { path: '/cgi-bin/template/send', body: { touser: 'o' } } as const
const imageCall = { path: '/wxa/getwxacodeunlimit', body: {} } as const

/**
 * Every test runs ten hours later than the one before, so that no token of another test is still valid in
 * the table.
 */
let tests = 0
beforeEach(() => {
  tests++
  const time = Date.now() + tests * 10 * 3600_000
  clock.now = () => new Date(time)
})

test('an errcode with HTTP 200 is an error with its code and message', async () => {
  const refusal = { errcode: 43101, errmsg: 'user refuse to accept the msg rid: 1-2-3' }
  fakeWechat({ [call.path]: () => refusal })
  expect(await errorOf(() => callWechat('miniProgram', call))).toMatchObject({
    kind: 'answered',
    errcode: 43101,
    errmsg: expect.stringContaining('rid'),
  })
})

test('an image is returned as bytes, JSON instead of it as its error', async () => {
  fakeWechat()
  expect(await fetchWechatImage('miniProgram', imageCall)).toEqual(png)
  fakeWechat({ [imageCall.path]: () => ({ errcode: 41030, errmsg: 'invalid page' }) })
  expect((await errorOf(() => fetchWechatImage('miniProgram', imageCall))).errcode).toBe(41030)
})

test('a msgid of 64 bits keeps every digit; text, short numbers and fractions stay as they are', () => {
  const body =
    '{"errcode":0,"msgid":3871234567890123457,"short":200228332,' +
    '"text":"a \\"3871234567890123457\\" b","list":[-9007199254740993]}'
  expect(parseWechatJson(body)).toEqual({
    errcode: 0,
    msgid: '3871234567890123457',
    short: 200228332,
    text: 'a "3871234567890123457" b',
    list: ['-9007199254740993'],
  })
  expect(parseWechatJson('[1]')).toBeUndefined()
})
