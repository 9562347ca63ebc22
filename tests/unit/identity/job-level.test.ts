import { expect, test } from '@jest/globals'
import { type Career, jobLevelOn, promotionsOf } from '@zhixing/shared/identity/job-level'

const career: Career = {
  jobLevel: 'bureau',
  formerJobLevels: [
    { jobLevel: 'clerk', until: '2015-03-01' },
    { jobLevel: 'section', until: '2020-02-29' },
    { jobLevel: 'division', until: '2026-05-10' },
  ],
}

test.each([
  ['2015-02-28', 'clerk'],
  ['2015-03-01', 'section'],
  ['2020-02-28', 'section'],
  ['2020-02-29', 'division'],
  ['2026-05-09', 'division'],
  ['2026-05-10', 'bureau'],
  ['2030-01-01', 'bureau'],
])('on %s one was %s', (day, jobLevel) => expect(jobLevelOn(career, day)).toBe(jobLevel))

test('without a history one was always what one is', () => {
  expect(jobLevelOn({ jobLevel: 'clerk' }, '1999-01-01')).toBe('clerk')
  expect(promotionsOf({ jobLevel: 'clerk' })).toEqual([])
})

test('promotions are the moves upwards', () => {
  expect(promotionsOf(career)).toEqual([
    { promotedOn: '2015-03-01', from: 'clerk', to: 'section' },
    { promotedOn: '2020-02-29', from: 'section', to: 'division' },
    { promotedOn: '2026-05-10', from: 'division', to: 'bureau' },
  ])
  expect(
    promotionsOf({ jobLevel: 'section', formerJobLevels: [{ jobLevel: 'division', until: '2024-01-01' }] }),
  ).toEqual([])
  expect(
    promotionsOf({ jobLevel: 'section', formerJobLevels: [{ jobLevel: 'section', until: '2024-01-01' }] }),
  ).toEqual([])
})
