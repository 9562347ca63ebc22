import { expect, test } from '@jest/globals'
import { findStoredToken, putStoredToken } from '@zhixing/functions/core/wechat/stored-token'
import { ulid } from 'ulid'

test('W1 the latest access token of an app is found by its AppID, and no other app’s', async () => {
  const [appid, otherAppid] = [`wx-${ulid()}`, `wx-${ulid()}`]
  await putStoredToken(appid, { token: 'first', expiresAt: 1 })
  await putStoredToken(appid, { token: 'second', expiresAt: 2 })
  await putStoredToken(otherAppid, { token: 'other', expiresAt: 3 })
  expect(await findStoredToken(appid)).toEqual({ token: 'second', expiresAt: 2 })
  expect(await findStoredToken(`wx-${ulid()}`)).toBeUndefined()
})
