import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { nextSealAt, SEAL_HOUR } from '@zhixing/shared/log/sealing'
import { maskReceiptName } from '@zhixing/shared/receipts/rules'
import { root } from '../../support/sources'

test.each([
  ['2026-11-26T10:00:00.000Z', '2026-11-26T18:00:00.000Z'],
  ['2026-11-26T17:59:59.999Z', '2026-11-26T18:00:00.000Z'],
  ['2026-11-26T18:00:00.000Z', '2026-11-27T18:00:00.000Z'], // it has begun: what comes in now may be too late for it
  ['2026-12-31T20:00:00.000Z', '2027-01-01T18:00:00.000Z'],
])('what is recorded at %s is sealed at %s', (now, sealedAt) => {
  expect(nextSealAt(new Date(now))).toBe(sealedAt)
})

test('that is when serverless.yml starts it', () => {
  expect(readFileSync(join(root, 'serverless.yml'), 'utf8')).toContain(
    `schedule: cron(0 ${SEAL_HOUR} * * ? *)`,
  )
})

test.each([
  ['陈新雨', '陈＊＊'],
  ['欧阳', '欧＊'],
  ['𠮷田', '𠮷＊'],
  ['王', '王'],
  ['', ''],
])('%s is shown as %s', (name, shown) => {
  expect(maskReceiptName(name)).toBe(shown)
})
