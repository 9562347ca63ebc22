import { describe, expect, test } from '@jest/globals'
import { EntryId } from '@zhixing/shared/corrections/contract'
import {
  type Asked,
  actionsOf,
  barredFrom,
  claimOf,
  classErrors,
  className,
  isNamed,
  mayView,
  officeOf,
  pathAboveAll,
  refusalOf,
  repeatsOf,
  stateAfter,
} from '@zhixing/shared/corrections/rules'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { dayRestoredByReversing } from '@zhixing/shared/ledger/entry-id'
import { offlinePolicy } from '@zhixing/shared/policy/policies'
import fc from 'fast-check'

const county = 'P/C/'
const grant = (role: Role, scope = county, organisationName = '甲县'): Grant => ({
  role,
  organisationId: 'C',
  organisationName,
  scope,
})
const open: Asked = {
  kind: 'reversal',
  state: 'open',
  orgPath: 'P/C/T/',
  requestedBy: 'asker',
  learnerIds: ['learner', 'other'],
}

describe('who may decide what', () => {
  test.each<[string, Partial<Asked>, Parameters<typeof refusalOf>[1], string, Role, string | undefined]>([
    ['another person approves', {}, 'approve', 'boss', 'approver', undefined],
    ['another person rejects', {}, 'reject', 'boss', 'approver', undefined],
    ['system may do all of it', {}, 'approve', 'boss', 'system', undefined],
    ['who asked does not approve', {}, 'approve', 'asker', 'system', 'credits/same-person'],
    ['who asked does not reject', {}, 'reject', 'asker', 'approver', 'credits/same-person'],
    ['nobody approves his own hours', {}, 'approve', 'other', 'approver', 'credits/own-hours'],
    ['nobody rejects his own hours', {}, 'reject', 'learner', 'approver', 'credits/own-hours'],
    [
      'who answered the appeal does not approve',
      { barredIds: ['third', 'boss'] },
      'approve',
      'boss',
      'approver',
      'credits/took-part',
    ],
    [
      'who answered the appeal does not reject',
      { barredIds: ['boss'] },
      'reject',
      'boss',
      'system',
      'credits/took-part',
    ],
    ['another did not answer it', { barredIds: ['third'] }, 'approve', 'boss', 'approver', undefined],
    ['no approver, no approval', {}, 'approve', 'boss', 'supervisor', 'request/forbidden'],
    ['who asked withdraws', {}, 'withdraw', 'asker', 'supervisor', undefined],
    ['nobody withdraws for another', {}, 'withdraw', 'boss', 'system', 'request/forbidden'],
    [
      'what is approved is not approved again',
      { state: 'approved' },
      'approve',
      'boss',
      'approver',
      'credits/wrong-state',
    ],
    [
      'what is rejected is not approved',
      { state: 'rejected' },
      'approve',
      'boss',
      'approver',
      'credits/wrong-state',
    ],
    [
      'what is withdrawn is not rejected',
      { state: 'withdrawn' },
      'reject',
      'boss',
      'approver',
      'credits/wrong-state',
    ],
    [
      'what is approved is not withdrawn',
      { state: 'approved' },
      'withdraw',
      'asker',
      'supervisor',
      'credits/wrong-state',
    ],
    ['another county’s approver', { orgPath: 'P/D/' }, 'approve', 'boss', 'approver', 'request/forbidden'],
  ])('%s', (_, changes, action, person, role, refusal) => {
    expect(refusalOf({ ...open, ...changes }, action, person, [grant(role)])).toBe(refusal)
  })

  test('what is offered is what would not be refused', () => {
    expect(actionsOf(open, 'boss', [grant('approver')])).toEqual(['approve', 'reject'])
    expect(actionsOf(open, 'asker', [grant('system')])).toEqual(['withdraw'])
    expect(actionsOf({ ...open, state: 'approved' }, 'boss', [grant('approver')])).toEqual([])
    expect([barredFrom(open, 'asker'), barredFrom(open, 'other'), barredFrom(open, 'boss')]).toEqual([
      'credits/same-person',
      'credits/own-hours',
      undefined,
    ])
    expect(stateAfter).toEqual({ approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' })
  })

  test('nobody who asked, and nobody whom it concerns, ever decides, whatever roles he holds', () => {
    const person = fc.constantFrom('asker', 'learner', 'other', 'boss', 'second')
    const roles = fc.array(fc.constantFrom<Role>('editor', 'publisher', 'approver', 'supervisor', 'system'), {
      maxLength: 5,
    })
    const judge = (rule: typeof refusalOf) =>
      fc.property(person, roles, fc.constantFrom('approve', 'reject'), (who, held, action) => {
        const decided =
          rule(
            open,
            action,
            who,
            held.map((role) => grant(role)),
          ) === undefined
        return !decided || (who !== open.requestedBy && !open.learnerIds.includes(who))
      })
    fc.assert(judge(refusalOf), { numRuns: 500 })
    const control: typeof refusalOf = (asked, ...rest) => refusalOf({ ...asked, requestedBy: '' }, ...rest)
    expect(fc.check(judge(control), { numRuns: 500 }).failed).toBe(true)
  })

  test.each<[Role, boolean, boolean]>([
    ['supervisor', true, true],
    ['approver', true, true],
    ['system', true, true],
    ['editor', false, true],
    ['publisher', false, false],
  ])('%s sees reversals: %s, declarations: %s, within his scope', (role, reversal, declaration) => {
    expect(mayView(open, [grant(role)])).toBe(reversal)
    expect(mayView({ ...open, kind: 'declaration' }, [grant(role)])).toBe(declaration)
    expect(mayView({ ...open, kind: 'declaration', orgPath: 'P/CC/' }, [grant(role)])).toBe(false)
  })
})

describe('whose it is', () => {
  test.each([
    [['P/C/T/', 'P/C/T/'], 'P/C/T/'],
    [['P/C/T/', 'P/C/U/'], 'P/C/'],
    [['P/C/', 'P/C/U/'], 'P/C/'],
    [['P/C/U/', 'P/C/'], 'P/C/'],
    [['P/C/T/', 'P/C/T/V/', 'P/D/'], 'P/'],
    [['P/1/', 'P/10/'], 'P/'],
    [['P/', 'Q/'], ''],
    [[], ''],
  ])('above all of %j is %s', (paths, above) => expect(pathAboveAll(paths)).toBe(above))

  test('the office is the nearest of those that may ask', () => {
    const grants = [
      grant('supervisor', 'P/', '省'),
      grant('supervisor', 'P/C/', '县'),
      grant('approver', 'P/C/T/', '乡'),
      grant('supervisor', 'P/D/', '邻县'),
    ]
    expect(officeOf(grants, ['supervisor'], 'P/C/T/')?.organisationName).toBe('县')
    expect(officeOf(grants, ['supervisor'], 'P/E/')?.organisationName).toBe('省')
    expect(officeOf([grant('system', 'P/', '省')], ['supervisor'], 'P/C/')?.organisationName).toBe('省')
    expect(officeOf([grant('approver')], ['supervisor'], 'P/C/')).toBeUndefined()
  })
})

describe('a class', () => {
  const now = new Date('2026-11-22T16:00:00.000Z') // the 23rd in Beijing
  const facts = {
    title: '班',
    days: ['2026-03-10'],
    studyHours: 7.5,
    categoryId: 'law',
    requirement: 'required',
    subject: 'general',
  } as const
  test.each<[string, string[], number, string[]]>([
    ['of today', ['2026-11-23'], 7.5, []],
    ['of the first day of last year', ['2025-01-01'], 1, []],
    ['of tomorrow', ['2026-11-24'], 1, ['还没有上的课不能申报']],
    ['of the year before last', ['2024-12-31'], 1, ['只能申报本年度和上一年度的课']],
    ['of a day that is not one', ['2026-02-30'], 1, ['日期不存在']],
    ['of days of which one is not one', ['2026-03-10', '2026-02-30'], 1, ['日期不存在']],
    ['of days of which one is tomorrow', ['2026-03-10', '2026-11-24'], 1, ['还没有上的课不能申报']],
    [
      'of days of which one is too long ago',
      ['2024-12-31', '2026-03-10'],
      1,
      ['只能申报本年度和上一年度的课'],
    ],
    ['of no date at all', ['2026-99-99'], 1, ['日期不存在', '还没有上的课不能申报']],
    ['of the same day twice', ['2026-03-10', '2026-03-10'], 1, ['日期重复']],
    ['of more than a day holds', ['2026-03-10'], 7.75, ['一天最多 7.5 学时']],
  ])('%s', (_, days, studyHours, messages) => {
    expect(
      classErrors({ ...facts, days, studyHours }, now, offlinePolicy.dayHoursMax).map(
        ({ message }) => message,
      ),
    ).toEqual(messages)
  })

  test('a day holds what ninety hours in twelve days make', () =>
    expect(offlinePolicy).toEqual({ policyId: 'policy-cn-2023', dayHoursMax: 7.5, sample: true }))

  test('is the same, however it is spaced; and rows fit by name', () => {
    expect(className(' 春季　主体班（A） ')).toBe(className('春季主体班(a)'))
    for (const unseen of [
      '\u200b',
      '\u200d',
      '\ufeff',
      '\u2060',
      '\u00ad',
      '\ufe0f',
      '\u3164',
      '\u061c',
      '\ufff9',
    ])
      expect(className(`春季${unseen}主体班`)).toBe('春季主体班')
    expect(className('春季主体班')).not.toBe(className('秋季主体班'))
    const row = { rosterCode: '12345678', name: '欧阳 明' }
    expect([isNamed({ name: '欧阳明' }, row), isNamed({ name: '欧阳鸣' }, row)]).toEqual([true, false])
    expect(repeatsOf([row, undefined, { ...row, rosterCode: '1' }, row, row])).toEqual([
      ...[undefined, undefined, undefined],
      ...['学员编号与第 1 行重复', '学员编号与第 1 行重复'],
    ])
  })

  test.each<[string, [string, string, number][], string[], string]>([
    ['a free day', [], [], 'free'],
    ['room left', [['other', 'r2', 3.5]], [], 'free'],
    ['no room left', [['other', 'r2', 3.75]], [], 'overDay'],
    [
      'two others',
      [
        ['one', 'r2', 2],
        ['two', 'r3', 2],
      ],
      [],
      'overDay',
    ],
    [
      'what was reversed makes room',
      [
        ['one', 'r2', 2],
        ['two', 'r3', 2],
      ],
      ['two'],
      'free',
    ],
    [
      'mine already',
      [
        ['mine', 'r1', 4],
        ['other', 'r2', 9],
      ],
      [],
      'mine',
    ],
    ['another request has it', [['mine', 'r2', 4]], [], 'present'],
    [
      'what is being given back holds its hours again',
      [
        ['one', 'r2', 4],
        ['one-R-R', 'r3', 4],
      ],
      ['one'],
      'overDay',
    ],
    [
      'what was given back holds them once',
      [
        ['one', 'r2', 3],
        ['one-R-R', 'r3', 3],
      ],
      [],
      'free',
    ],
    [
      'what was given back and taken again makes room',
      [
        ['one', 'r2', 4],
        ['one-R-R', 'r3', 4],
      ],
      ['one', 'one-R-R'],
      'free',
    ],
    [
      'what is being given back a second time',
      [
        ['one', 'r2', 4],
        ['one-R-R', 'r3', 4],
        ['one-R-R-R-R', 'r4', 4],
      ],
      ['one', 'one-R-R'],
      'overDay',
    ],
  ])('%s', (_, held, reversed, outcome) => {
    const claims = held.map(([entryId, requestId, studyHours]) => ({ entryId, requestId, studyHours }))
    const wanted = { entryId: 'mine', requestId: 'r1', studyHours: 4 }
    expect(claimOf(claims, wanted, (entryId) => reversed.includes(entryId), 7.5)).toBe(outcome)
  })
})

test.each<[string, ReturnType<typeof claimOf>]>([
  ['its own hours do not stand in its way', 'free'],
  ['those of another class that came meanwhile do', 'overDay'],
])('a day that is given back: %s', (_, outcome) => {
  const others = outcome === 'free' ? [] : [{ entryId: 'other', requestId: 'r2', studyHours: 4 }]
  const claims = [{ entryId: 'mine', requestId: 'r1', studyHours: 4 }, ...others]
  for (const isReversed of [(entryId: string) => entryId === 'mine', () => false])
    expect(claimOf(claims, { entryId: 'mine-R-R', requestId: 'r3', studyHours: 4 }, isReversed, 7.5)).toBe(
      outcome,
    )
})

test.each([
  ['-R', '2026-03-10'],
  ['-R-R-R', '2026-03-10'],
  ['', undefined],
  ['-R-R', undefined],
])('reversing a class day%s gives back %s', (reversals, day) => {
  expect(dayRestoredByReversing({ entryId: `2026-CLASS-${'c'.repeat(20)}-20260310${reversals}` })).toBe(day)
  expect(
    dayRestoredByReversing({ entryId: `2026-01HC0VRSE00000000000000001-00001${reversals}` }),
  ).toBeUndefined()
})

test('ids of entries and of their reversals, and nothing else', () => {
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
