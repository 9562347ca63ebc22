import { describe, expect, test } from '@jest/globals'
import { reviewPolicies, reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { AnomalyKind, anomaliesOf, type Figures } from '@zhixing/shared/reviews/anomaly'
import { explanationOf, reversalTitles, stateTitles } from '@zhixing/shared/reviews/words'

const ordinary: Figures = {
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

describe('figures raise', () => {
  const cases: [string, Partial<Figures>, string[]][] = [
    ['nothing in an evening of two hours', {}, []],
    ['nothing a second before six hours', { runSeconds: 6 * 3600 - 1 }, []],
    ['a long run at six hours without a pause', { runSeconds: 6 * 3600 }, ['long-run']],
    ['many lessons at twenty in three hours', { lessons: 20, runSeconds: 3 * 3600 }, ['many-lessons']],
    ['nothing at nineteen lessons', { lessons: 19, runSeconds: 3 * 3600 }, []],
    ['nothing at twenty short lessons in less time', { lessons: 20, runSeconds: 3 * 3600 - 1 }, []],
    [
      'even changes at ten within half a second of one another',
      { changes: 10, deviationTenths: 5 },
      ['even-changes'],
    ],
    ['nothing at nine even changes', { changes: 9, deviationTenths: 0 }, []],
    ['nothing at ten uneven changes', { changes: 10, deviationTenths: 6 }, []],
    ['night study at a hundred minutes by night', { nightSeconds: 6000 }, ['night-study']],
    ['nothing a second less', { nightSeconds: 5999 }, []],
    ['device changes at six', { deviceChanges: 6 }, ['device-changes']],
    ['nothing at five device changes', { deviceChanges: 5 }, []],
    ['a new place for a new device in a new region', { newPlace: true }, ['new-place']],
    [
      'each kind by itself',
      { runSeconds: 6 * 3600, lessons: 20, nightSeconds: 6000 },
      ['long-run', 'many-lessons', 'night-study'],
    ],
  ]
  test.each(cases)('%s', (_, figures, kinds) => {
    expect(anomaliesOf({ ...ordinary, ...figures }, reviewPolicy)).toEqual(kinds)
  })
})

describe('words', () => {
  test('every kind says what was seen, which threshold it crossed, and what may innocently explain it', () => {
    for (const kind of AnomalyKind.options) {
      const words = explanationOf(kind, { ...ordinary, deviceChanges: 7, nightSeconds: 6060 }, reviewPolicy)
      for (const sentence of [words.seen, words.threshold, words.innocent])
        expect(sentence).toMatch(/^[^{}]{8,120}。$/)
      expect(words.seen).not.toMatch(/作弊|刷课|违规/) // a supervisor decides what it was
    }
  })
  test('figures appear in hours, minutes and tenths of a second', () => {
    const figures = {
      ...ordinary,
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
  test('every state has a Chinese title', () => {
    for (const title of [...Object.values(stateTitles), ...Object.values(reversalTitles)])
      expect(title).toMatch(/[\u4e00-\u9fff]{2}/)
  })
})

test('all thresholds are rule data, marked as a sample', () => {
  for (const policy of reviewPolicies)
    expect([policy.sample, policy.appealDays, policy.pauseSeconds]).toEqual([true, 30, 600])
})
