import { describe, expect, test } from '@jest/globals'
import { lowestCommonPath, nearestGrant } from '@zhixing/shared/corrections/rules'
import { EntryId } from '@zhixing/shared/ledger/entry'
import { grant } from './request-steps'

describe('the office of a request', () => {
  test.each([
    [['P/C/T/', 'P/C/T/'], 'P/C/T/'],
    [['P/C/T/', 'P/C/U/'], 'P/C/'],
    [['P/C/', 'P/C/U/'], 'P/C/'],
    [['P/C/U/', 'P/C/'], 'P/C/'],
    [['P/C/T/', 'P/C/T/V/', 'P/D/'], 'P/'],
    [['P/1/', 'P/10/'], 'P/'],
    [['P/', 'Q/'], ''],
    [[], ''],
  ])('the lowest organisation above %j is %s', (paths, common) =>
    expect(lowestCommonPath(paths)).toBe(common),
  )

  test('is the nearest of those for which the requester may request', () => {
    const grants = [
      grant('supervisor', 'P/', '省'),
      grant('supervisor', 'P/C/', '县'),
      grant('approver', 'P/C/T/', '乡'),
      grant('supervisor', 'P/D/', '邻县'),
    ]
    expect(nearestGrant(grants, ['supervisor'], 'P/C/T/')?.organisationName).toBe('县')
    expect(nearestGrant(grants, ['supervisor'], 'P/E/')?.organisationName).toBe('省')
    expect(nearestGrant([grant('system', 'P/', '省')], ['supervisor'], 'P/C/')).toBeUndefined()
    expect(nearestGrant([grant('approver')], ['supervisor'], 'P/C/')).toBeUndefined()
  })
})

test('an entry id is the id of an award, of a declared day or of a reversal of one, and nothing else', () => {
  const course = '01HC0VRSE00000000000000001'
  for (const id of [
    `2026-${course}-00001`,
    `2026-${course}-00001-R-R`,
    `2026-CLASS-${'c'.repeat(20)}-20260310`,
  ])
    expect(EntryId.safeParse(id).success).toBe(true)
  for (const id of [
    '2026',
    `2026-${course}`,
    `2026-${course}-1`,
    `2026-${course}-00001#R`,
    `2026-CLASS-x-20260310`,
  ])
    expect(EntryId.safeParse(id).success).toBe(false)
})
