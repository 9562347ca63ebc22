import { describe, expect, test } from '@jest/globals'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { reviewPolicies, reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { AnomalyKind, type Figures } from '@zhixing/shared/reviews/anomaly'
import { ReviewAction, ReviewState } from '@zhixing/shared/reviews/contract'
import {
  actionsOf,
  anomaliesOf,
  appealRefusalOf,
  appealUntilOf,
  isTold,
  maskName,
  mayView,
  refusalOf,
  rules,
} from '@zhixing/shared/reviews/rules'
import { explanationOf, reversalTitles, stateTitles } from '@zhixing/shared/reviews/words'
import fc from 'fast-check'

const quiet: Figures = {
  on: '2026-11-23',
  runFrom: '2026-11-23T11:00:00.000Z',
  runSeconds: 7200,
  lessons: 3,
  changes: 2,
  changeTenths: 300,
  deviationTenths: 100,
  deviceChanges: 1,
  nightSeconds: 0,
  newPlace: false,
}

describe('what a person should look at', () => {
  test.each<[string, Partial<Figures>, string[]]>([
    ['nothing, in an evening of two hours', {}, []],
    ['nothing, a second before six hours', { runSeconds: 6 * 3600 - 1 }, []],
    ['six hours without a pause', { runSeconds: 6 * 3600 }, ['long-run']],
    ['twenty lessons in three hours', { lessons: 20, runSeconds: 3 * 3600 }, ['many-lessons']],
    ['nothing: nineteen of them', { lessons: 19, runSeconds: 3 * 3600 }, []],
    ['nothing: twenty short ones in less', { lessons: 20, runSeconds: 3 * 3600 - 1 }, []],
    [
      'ten changes within half a second of one another',
      { changes: 10, deviationTenths: 5 },
      ['even-changes'],
    ],
    ['nothing: nine of them', { changes: 9, deviationTenths: 0 }, []],
    ['nothing: ten that differ', { changes: 10, deviationTenths: 6 }, []],
    ['a hundred minutes by night', { nightSeconds: 6000 }, ['night-study']],
    ['nothing: a second less', { nightSeconds: 5999 }, []],
    ['six changes of device', { deviceChanges: 6 }, ['device-changes']],
    ['nothing: five', { deviceChanges: 5 }, []],
    ['a new device in a new region', { newPlace: true }, ['new-place']],
    [
      'each kind by itself',
      { runSeconds: 6 * 3600, lessons: 20, nightSeconds: 6000 },
      ['long-run', 'many-lessons', 'night-study'],
    ],
  ])('%s', (_, figures, kinds) => {
    expect(anomaliesOf({ ...quiet, ...figures }, reviewPolicy)).toEqual(kinds)
  })
  test('every kind is explained: what was seen, what it crossed, what may well be behind it', () => {
    for (const kind of AnomalyKind.options) {
      const words = explanationOf(kind, { ...quiet, deviceChanges: 7, nightSeconds: 6060 }, reviewPolicy)
      for (const sentence of [words.seen, words.threshold, words.innocent])
        expect(sentence).toMatch(/^[^{}]{8,120}。$/)
      expect(words.seen).not.toMatch(/作弊|刷课|违规/) // a supervisor decides what it was
    }
    const figures = {
      ...quiet,
      runSeconds: 6 * 3600 + 725,
      lessons: 20,
      changes: 19,
      changeTenths: 12,
      deviationTenths: 1,
    }
    expect(explanationOf('long-run', figures, reviewPolicy).seen).toBe(
      '从 2026-11-23 19:00 起连续学习 6 小时 12 分钟，中间没有超过 10 分钟的停顿。',
    )
    expect(explanationOf('even-changes', figures, reviewPolicy).seen).toContain(
      '平均 1.2 秒，每次相差约 0.1 秒',
    )
  })
  test('all thresholds are rule data, marked as a sample', () => {
    for (const policy of reviewPolicies)
      expect([policy.sample, policy.appealDays, policy.pauseSeconds]).toEqual([true, 30, 600])
  })
})

const province = '01HPR0V1NCE0000000000000000/'
const county = `${province}01HC0VNTY00000000000000000/`
const other = `${province}01HC0VNTY00000000000000001/`
const grant = (role: Role, scope: string): Grant => ({
  role,
  scope,
  organisationId: scope.slice(0, 26),
  organisationName: '某单位',
})
const review = (state: ReviewState, deciderIds: string[] = []) => ({
  learnerId: 'learner',
  orgPath: county,
  state,
  deciderIds,
})

describe('who may do what', () => {
  test.each<[string, ReviewState, string, Grant[], string[]]>([
    [
      'a supervisor of the county decides what is open',
      'open',
      'one',
      [grant('supervisor', county)],
      ['dismiss', 'request-reversal'],
    ],
    [
      'so does one of the province',
      'open',
      'one',
      [grant('supervisor', province)],
      ['dismiss', 'request-reversal'],
    ],
    ['a neighbour does not', 'open', 'one', [grant('supervisor', other)], []],
    ['an approver does not', 'open', 'one', [grant('approver', province)], []],
    ['nobody decides about himself', 'open', 'learner', [grant('supervisor', province)], []],
    ['what is dismissed stays so', 'dismissed', 'one', [grant('system', province)], []],
    ['what is requested is in other hands', 'reversal-requested', 'one', [grant('system', province)], []],
    [
      'another person answers an appeal',
      'appealed',
      'other',
      [grant('supervisor', county)],
      ['uphold-appeal', 'reject-appeal'],
    ],
    ['whoever decided does not', 'appealed', 'decider', [grant('system', province)], []],
    ['an answer is final', 'appeal-rejected', 'other', [grant('system', province)], []],
  ])('%s', (_, state, actorId, grants, actions) => {
    expect(actionsOf(review(state, ['decider']), actorId, grants)).toEqual(actions)
  })
  test('outside of one’s scope nothing is learnt of the state, nor where it is about oneself', () => {
    const anyone = fc.constantFrom('learner', 'decider', 'other')
    fc.assert(
      fc.property(
        fc.constantFrom(...ReviewState.options),
        fc.constantFrom(...ReviewAction.options),
        anyone,
        (state, action, actorId) => {
          expect(refusalOf(review(state, ['decider']), action, actorId, [grant('supervisor', other)])).toBe(
            'reviews/not-found',
          )
          expect(refusalOf(review(state, ['decider']), action, 'learner', [grant('system', province)])).toBe(
            'reviews/not-found',
          )
        },
      ),
    )
    expect(mayView({ orgPath: county, learnerId: 'learner' }, 'other', [grant('supervisor', county)])).toBe(
      true,
    )
  })
  test('the state is refused before the person', () => {
    expect(
      refusalOf(review('open', ['decider']), 'uphold-appeal', 'decider', [grant('supervisor', county)]),
    ).toBe('reviews/wrong-state')
    expect(
      refusalOf(review('appealed', ['decider']), 'uphold-appeal', 'decider', [grant('supervisor', county)]),
    ).toBe('reviews/same-person')
  })
  test('each step leads where it says', () => {
    expect(Object.values(rules).map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'open → dismissed',
      'open → reversal-requested',
      'appealed → appeal-upheld',
      'appealed → appeal-rejected',
    ])
  })
})

describe('the learner', () => {
  test('is told of what was decided against him, and of nothing else', () => {
    expect(ReviewState.options.filter(isTold)).toEqual([
      'reversal-requested',
      'appealed',
      'appeal-upheld',
      'appeal-rejected',
    ])
  })
  const until = appealUntilOf('2026-11-24T01:00:00.000Z', reviewPolicy)
  test.each<[string, ReviewState, string, string | undefined]>([
    ['appeals within thirty days', 'reversal-requested', until, undefined],
    ['is a millisecond late', 'reversal-requested', '2026-12-24T01:00:00.001Z', 'reviews/appeal-closed'],
    ['has appealed already', 'appealed', until, 'reviews/already-appealed'],
    ['has his answer', 'appeal-rejected', until, 'reviews/already-appealed'],
    ['was not told', 'open', until, 'reviews/not-found'],
    ['was cleared', 'dismissed', until, 'reviews/not-found'],
  ])('%s', (_, state, now, refusal) => {
    expect(until).toBe('2026-12-24T01:00:00.000Z')
    expect(appealRefusalOf(state, until, new Date(now))).toBe(refusal)
  })
  test('stands in a list by his surname', () => {
    expect(['王小明', '欧阳娜', '𠮷田', '王', ''].map(maskName)).toEqual(['王**', '欧**', '𠮷*', '王', ''])
  })
  test('reads words for every state', () => {
    for (const title of [...Object.values(stateTitles), ...Object.values(reversalTitles)])
      expect(title).toMatch(/[\u4e00-\u9fff]{2}/)
  })
})
