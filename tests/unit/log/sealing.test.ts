import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { nextSealAt, SEAL_HOUR } from '@zhixing/shared/log/sealing'
import { root } from '../../support/sources'

test.each([
  ['2026-11-26T10:00:00.000Z', '2026-11-26T18:00:00.000Z'],
  ['2026-11-26T17:59:59.999Z', '2026-11-26T18:00:00.000Z'],
  // the seal has begun and may not see this entry
  ['2026-11-26T18:00:00.000Z', '2026-11-27T18:00:00.000Z'],
  ['2026-12-31T20:00:00.000Z', '2027-01-01T18:00:00.000Z'],
])('an entry recorded at %s is sealed at %s', (now, sealedAt) => {
  expect(nextSealAt(new Date(now))).toBe(sealedAt)
})

test('serverless.yml starts the seal at that hour', () => {
  expect(readFileSync(join(root, 'serverless.yml'), 'utf8')).toContain(
    `schedule: cron(0 ${SEAL_HOUR} * * ? *)`,
  )
})
