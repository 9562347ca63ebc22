import { describe, expect, test } from '@jest/globals'
import {
  declaredClassErrors,
  findRepeatedRows,
  hasNameOfRow,
  normaliseClassTitle,
} from '@zhixing/shared/corrections/declared-class'
import { offlinePolicy } from '@zhixing/shared/policy/policies'

describe('a class may be declared', () => {
  const now = new Date('2026-11-22T16:00:00.000Z') // the 23rd in Beijing
  const facts = {
    title: '班',
    days: ['2026-03-10'],
    studyHours: 7.5,
    categoryId: 'law',
    requirement: 'required',
    subject: 'general',
  } as const
  const cases: [string, string[], number, string[]][] = [
    ['of today', ['2026-11-23'], 7.5, []],
    ['of the first day of last year', ['2025-01-01'], 1, []],
    ['not of tomorrow', ['2026-11-24'], 1, ['还没有上的课不能申报']],
    ['not of the year before last', ['2024-12-31'], 1, ['只能申报本年度和上一年度的课']],
    ['not of a day that the calendar lacks', ['2026-02-30'], 1, ['日期不存在']],
    ['not if one of its days is not in the calendar', ['2026-03-10', '2026-02-30'], 1, ['日期不存在']],
    ['not if one of its days is tomorrow', ['2026-03-10', '2026-11-24'], 1, ['还没有上的课不能申报']],
    [
      'not if one of its days is too long ago',
      ['2024-12-31', '2026-03-10'],
      1,
      ['只能申报本年度和上一年度的课'],
    ],
    ['not of no date at all', ['2026-99-99'], 1, ['日期不存在', '还没有上的课不能申报']],
    ['not of the same day twice', ['2026-03-10', '2026-03-10'], 1, ['日期重复']],
    ['not of more hours than a day holds', ['2026-03-10'], 7.75, ['一天最多 7.5 学时']],
  ]
  test.each(cases)('%s', (_, days, studyHours, messages) => {
    const errors = declaredClassErrors({ ...facts, days, studyHours }, now, offlinePolicy.dayHoursMax)
    expect(errors.map(({ message }) => message)).toEqual(messages)
  })

  test('for seven and a half hours a day: ninety hours in twelve days', () =>
    expect(offlinePolicy).toEqual({ policyId: 'policy-cn-2023', dayHoursMax: 7.5, sample: true }))
})

describe('the title of a class', () => {
  test('is the same with other spaces, width or case', () => {
    expect(normaliseClassTitle(' 春季　主体班（A） ')).toBe(normaliseClassTitle('春季主体班(a)'))
    expect(normaliseClassTitle('春季主体班')).not.toBe(normaliseClassTitle('秋季主体班'))
  })

  test.each(['\u200b', '\u200d', '\ufeff', '\u2060', '\u00ad', '\ufe0f', '\u3164', '\u061c', '\ufff9'])(
    'is the same with the invisible character %j in it',
    (invisible) => {
      expect(normaliseClassTitle(`春季${invisible}主体班`)).toBe('春季主体班')
    },
  )
})

describe('a row of the list', () => {
  const row = { rosterCode: '12345678', name: '欧阳 明' }

  test('names its learner whatever the spaces, and no learner of another name', () => {
    expect([hasNameOfRow({ name: '欧阳明' }, row), hasNameOfRow({ name: '欧阳鸣' }, row)]).toEqual([
      true,
      false,
    ])
  })

  test('that repeats a roster code says which row it repeats', () => {
    expect(findRepeatedRows([row, undefined, { ...row, rosterCode: '1' }, row, row])).toEqual([
      undefined,
      undefined,
      undefined,
      '学员编号与第 1 行重复',
      '学员编号与第 1 行重复',
    ])
  })
})
