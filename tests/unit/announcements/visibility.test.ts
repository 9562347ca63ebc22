import { describe, expect, test } from '@jest/globals'
import { type Audience, isAddressedTo } from '@zhixing/shared/announcements/rules'
import type { JobLevel } from '@zhixing/shared/identity/role'

const [P, C, D] = ['P', 'C', 'D'].map((letter) => letter.repeat(26)) as [string, string, string]
const province = `${P}/`
const city = `${P}/${C}/`
const district = `${P}/${C}/${D}/`

describe('an announcement is visible to', () => {
  const cases: [string, Audience, { orgPath: string; jobLevel: JobLevel } | undefined, boolean][] = [
    [
      'a learner of the very organisation',
      { orgPath: city, jobLevels: [] },
      { orgPath: city, jobLevel: 'clerk' },
      true,
    ],
    ['a learner below it', { orgPath: city, jobLevels: [] }, { orgPath: district, jobLevel: 'clerk' }, true],
    [
      'no learner above it',
      { orgPath: district, jobLevels: [] },
      { orgPath: city, jobLevel: 'clerk' },
      false,
    ],
    [
      'a learner of a job level it names',
      { orgPath: city, jobLevels: ['clerk'] },
      { orgPath: city, jobLevel: 'clerk' },
      true,
    ],
    [
      'no learner of another job level',
      { orgPath: city, jobLevels: ['bureau'] },
      { orgPath: city, jobLevel: 'clerk' },
      false,
    ],
    ['a guest, if it is for the whole province', { orgPath: province, jobLevels: [] }, undefined, true],
    ['no guest, if it is for a city', { orgPath: city, jobLevels: [] }, undefined, false],
    ['no guest, if it is for a job level', { orgPath: province, jobLevels: ['clerk'] }, undefined, false],
  ]
  test.each(cases)('%s', (_, audience, learner, visible) => {
    expect(isAddressedTo(audience, learner)).toBe(visible)
  })
})
