import { describe, expect, test } from '@jest/globals'
import {
  addressOf,
  codeOfStep,
  findStep,
  stepOf,
  toBase32,
} from '@zhixing/functions/identity/second-factor/totp'

/** The key of the test vectors of RFC 4226 and RFC 6238. */
const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('of RFC 6238 appendix B at %i s: the last six of the eight digits %s', (seconds, eightDigits) => {
    expect(codeOfStep(secret, stepOf(at(seconds)))).toBe(eightDigits.slice(-6))
  })

  test('of RFC 4226 appendix D, by the number of the step', () => {
    const codes = Array.from({ length: 10 }, (_, step) => codeOfStep(secret, step))
    expect(codes).toEqual([
      ...['755224', '287082', '359152', '969429', '338314'],
      ...['254676', '287922', '162583', '399871', '520489'],
    ])
  })

  test('are found one step before and after, and no further', () => {
    const code = codeOfStep(secret, 100)
    const found = [98, 99, 100, 101, 102].map((step) => findStep(secret, code, at(step * 30)))
    expect(found).toEqual([undefined, 100, 100, 100, undefined])
    expect(findStep(secret, '000000', at(3000))).toBeUndefined()
  })
})

describe('a secret for an authenticator app', () => {
  test('is base 32 of RFC 4648', () => {
    expect(toBase32(Buffer.from('foobarfoob'))).toBe('MZXW6YTBOJTG633C')
    expect(toBase32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })

  test('stands in an address with issuer and person', () => {
    const address = new URL(addressOf(secret, '王小明'))
    expect(`${address.protocol}//${address.host}`).toBe('otpauth://totp')
    expect(decodeURIComponent(address.pathname)).toBe('/知行管理台:王小明')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      ...{ secret: toBase32(secret), issuer: '知行管理台' },
      ...{ algorithm: 'SHA1', digits: '6', period: '30' },
    })
  })
})
