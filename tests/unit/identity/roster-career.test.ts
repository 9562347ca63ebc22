import { describe, expect, test } from '@jest/globals'
import {
  type Career,
  type CareerRow,
  type FormerJobLevel,
  updateCareer,
} from '@zhixing/shared/identity/job-level'

describe('what a roster row makes of a career', () => {
  const section = (...formerJobLevels: FormerJobLevel[]): Career => ({ jobLevel: 'section', formerJobLevels })
  const clerk2020: FormerJobLevel = { jobLevel: 'clerk', until: '2020-01-01' }
  const clerk2021: FormerJobLevel = { jobLevel: 'clerk', until: '2021-01-01' }
  const section2024: FormerJobLevel = { jobLevel: 'section', until: '2024-01-01' }
  test.each<[string, Career | undefined, CareerRow, FormerJobLevel[] | undefined]>([
    ['a first row without a day', undefined, { jobLevel: 'section' }, []],
    [
      'a first row with a day and the level before',
      undefined,
      { jobLevel: 'section', formerJobLevel: 'clerk', promotedOn: '2020-01-01' },
      [clerk2020],
    ],
    ['a first row with a day only', undefined, { jobLevel: 'section', promotedOn: '2020-01-01' }, undefined],
    ['a level that stays, without a day', section(clerk2020), { jobLevel: 'section' }, [clerk2020]],
    ['a level that changes, without a day', section(clerk2020), { jobLevel: 'division' }, [clerk2020]],
    [
      'a level that changes on a day: the roster knows from what',
      section(clerk2020),
      { jobLevel: 'division', promotedOn: '2024-01-01' },
      [clerk2020, section2024],
    ],
    [
      'the same row again',
      { jobLevel: 'division', formerJobLevels: [clerk2020, section2024] },
      { jobLevel: 'division', promotedOn: '2024-01-01' },
      [clerk2020, section2024],
    ],
    [
      'another day for the present level',
      section(clerk2020),
      { jobLevel: 'section', promotedOn: '2021-01-01' },
      [clerk2021],
    ],
    [
      'another level before the present one',
      section({ jobLevel: 'division', until: '2020-01-01' }),
      { jobLevel: 'section', formerJobLevel: 'clerk', promotedOn: '2020-01-01' },
      [clerk2020],
    ],
    [
      'a promotion older than what was known',
      section({ jobLevel: 'clerk', until: '2022-01-01' }),
      { jobLevel: 'division', formerJobLevel: 'section', promotedOn: '2021-01-01' },
      [{ jobLevel: 'section', until: '2021-01-01' }],
    ],
    [
      'a day for a level that does not change and whose way there nobody knows',
      section(),
      { jobLevel: 'section', promotedOn: '2020-01-01' },
      undefined,
    ],
    [
      'a promotion from what one is',
      undefined,
      { jobLevel: 'section', formerJobLevel: 'section', promotedOn: '2020-01-01' },
      undefined,
    ],
  ])('%s', (_, before, row, after) => expect(updateCareer(before, row)).toEqual(after))

  test('the same row twice is the same as once', () => {
    const row = { jobLevel: 'division', promotedOn: '2024-01-01' } as const
    const once = updateCareer(section(clerk2020), row)
    expect(updateCareer({ jobLevel: 'division', formerJobLevels: once }, row)).toEqual(once)
  })
})
