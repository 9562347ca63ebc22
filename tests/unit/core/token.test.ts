import { type createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { issueToken, verifyToken } from '@zhixing/functions/core/http/actor'
import { createTokenSigner, createTokenVerifier } from '@zhixing/functions/core/http/token-key'
import { jwtVerify, SignJWT } from 'jose'
import { respellBase64 } from '../../support/spellings'

const now = new Date('2026-11-23T08:00:00.000Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const wechat = { appid: 'a', openid: 'o' }
const aToken = async () => {
  const { token } = await issueToken({ surface: 'learner', wechat, learnerId: 'L', authenticatedAt: 0 }, now)
  return token
}
const publicKey = createPublicKey({
  key: Buffer.from(environment.tokenPublicKeys[0] ?? '', 'base64'),
  format: 'der',
  type: 'spki',
})
const claims = {
  wechat,
  auth_time: 0,
  sub: 'L',
  aud: 'learner',
  exp: Math.floor(now.getTime() / 1000) + 1800,
}
const isRefused = (token: string) =>
  expect(verifyToken(`Bearer ${token}`, now)).rejects.toThrow('identity/unauthenticated')

test('a token expires after half an hour, even if this instance has verified it before', async () => {
  const authorization = `Bearer ${await aToken()}`
  expect(await verifyToken(authorization, minutesLater(29))).toMatchObject({
    learnerId: 'L',
    surface: 'learner',
  })
  await expect(verifyToken(authorization, minutesLater(30))).rejects.toThrow('identity/unauthenticated')
})

test('a token has one spelling; control: the library accepts another', async () => {
  const token = await aToken()
  const respelt = respellBase64(token)
  const { payload } = await jwtVerify(respelt, publicKey, { currentDate: now })
  expect(payload.aud).toBe('learner')
  for (const other of [respelt, `${token}=`, `${token}A`, `${token}\n`]) await isRefused(other)
})

describe('only the private key mints', () => {
  test('another library verifies a token with the public key, as the other functions do', async () => {
    const { payload, protectedHeader } = await jwtVerify(await aToken(), publicKey, { currentDate: now })
    expect([protectedHeader.alg, payload.sub]).toEqual(['EdDSA', 'L'])
  })

  test('a token that is signed with the text of the public key as a secret is refused', async () => {
    const secret = Buffer.from(environment.tokenPublicKeys[0] ?? '')
    const { alg: _, ...header } = JSON.parse(Buffer.from(headerOf(await aToken()), 'base64url').toString())
    await isRefused(await new SignJWT(claims).setProtectedHeader({ ...header, alg: 'HS256' }).sign(secret))
  })

  test('a token of the shared signing key is refused: what verifies records cannot mint', async () => {
    const secret = Buffer.from(environment.signingKey)
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret)
    await isRefused(token)
  })

  test('a token of another key with a borrowed header, and one without signature, are refused', async () => {
    const other = generateKeyPairSync('ed25519').privateKey
    const signer = createTokenSigner(toBase64(other))
    const [header, payload] = (await aToken()).split('.')
    const signature = signer.sign(`${header}.${payload}`).toString('base64url')
    await isRefused(`${header}.${payload}.${signature}`)
    await isRefused(`${signer.header}.${payload}.${signature}`)
    await isRefused(`${header}.${payload}.AA`)
  })
})

test('during a rotation tokens of both keys are accepted; control: of the present key only, without it', async () => {
  const old = await aToken()
  const { privateKey, publicKey: next } = generateKeyPairSync('ed25519')
  const nextKey = next.export({ format: 'der', type: 'spki' }).toString('base64')
  const open = async (publicKeys: string) => {
    Object.assign(process.env, { TOKEN_KEY: toBase64(privateKey), TOKEN_PUBLIC_KEYS: publicKeys })
    jest.resetModules()
    const rotated = await import('@zhixing/functions/core/http/actor')
    const { token } = await rotated.issueToken({ surface: 'learner', wechat, authenticatedAt: 0 }, now)
    return Promise.allSettled([token, old].map((each) => rotated.verifyToken(`Bearer ${each}`, now)))
  }
  const before = { ...process.env }
  try {
    const both = await open(`${nextKey},${environment.tokenPublicKeys[0]}`)
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const one = await open(nextKey)
    expect(one.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await expect(open(environment.tokenPublicKeys[0] ?? '')).rejects.toThrow('does not contain')
  } finally {
    Object.assign(process.env, before)
  }
})

const headerOf = (token: string) => token.split('.')[0] ?? ''
const toBase64 = (key: ReturnType<typeof createPrivateKey>) =>
  key.export({ format: 'der', type: 'pkcs8' }).toString('base64')

/** A key pair that OpenSSL 3.0 generated; Node generates keys for ECDSA on this curve, not for SM2. */
const sm2 = {
  privateKey:
    'MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQg6hqbZMhlFT8TavKpzCIVG5PBSKtksHJRgt87nRcy/r' +
    '+hRANCAAR/wNzSSW3tbm8y82ViPBI06vwjW59KF+I9WkFJIZ7rR3X+TkP26m3Mv64ElPwc1+MvGSKXDv612UpY8QFM' +
    'KlfE',
  publicKey:
    'MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEf8Dc0klt7W5vMvNlYjwSNOr8I1ufShfiPVpBSSGe60d1/k5D9uptzL' +
    '+uBJT8HNfjLxkilw7+tdlKWPEBTCpXxA==',
}

describe('SM2 with SM3, chosen by the key alone', () => {
  test('signs and verifies behind the same field', () => {
    const signer = createTokenSigner(sm2.privateKey)
    const verifier = createTokenVerifier(sm2.publicKey)
    expect(JSON.parse(Buffer.from(signer.header, 'base64url').toString())).toMatchObject({ alg: 'SM2' })
    expect(signer.header).toBe(verifier.header)
    expect(verifier.hasSigned('text', signer.sign('text'))).toBe(true)
    expect(verifier.hasSigned('other text', signer.sign('text'))).toBe(false)
  })

  test('a key of any other kind is refused at the start', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    expect(() => createTokenSigner(toBase64(privateKey))).toThrow('Ed25519 or an SM2')
  })
})
