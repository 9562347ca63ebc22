import { expect, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { issueToken, verifyToken } from '@zhixing/functions/core/http/actor'
import { jwtVerify } from 'jose'
import { respellBase64 } from '../../support/spellings'

const now = new Date('2026-11-23T08:00:00.000Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('a token expires after half an hour, even if this instance has verified it before', async () => {
  const wechat = { appid: 'a', openid: 'o' }
  const { token } = await issueToken({ surface: 'learner', wechat, learnerId: 'L', authenticatedAt: 0 }, now)
  const authorization = `Bearer ${token}`
  expect(await verifyToken(authorization, minutesLater(29))).toMatchObject({
    learnerId: 'L',
    surface: 'learner',
  })
  await expect(verifyToken(authorization, minutesLater(30))).rejects.toThrow('identity/unauthenticated')
})

test('a token has one spelling; control: the library accepts another', async () => {
  const wechat = { appid: 'a', openid: 'o' }
  const { token } = await issueToken({ surface: 'learner', wechat, authenticatedAt: 0 }, now)
  const respelt = respellBase64(token)
  const key = new TextEncoder().encode(environment.signingKey)
  expect((await jwtVerify(respelt, key, { currentDate: now })).payload.aud).toBe('learner')
  for (const other of [respelt, `${token}=`, `${token}A`, `${token}\n`])
    await expect(verifyToken(`Bearer ${other}`, now)).rejects.toThrow('identity/unauthenticated')
})
