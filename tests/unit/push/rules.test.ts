import { describe, expect, test } from '@jest/globals'
import {
  type Accepted,
  type Consent,
  conclude,
  giveBack,
  merge,
  openOf,
  take,
  voidOpen,
} from '@zhixing/shared/push/consents'
import {
  CAMPAIGN_MS,
  corrected,
  midnightAfter,
  PERSONAL_TRIES_MAX,
  RESEND_SAFE_MS,
  type Reaction,
  reactionTo,
  reasonOf,
  type SendFailure,
  sumOf,
} from '@zhixing/shared/push/rules'
import { fieldValues, messageTemplates, thing } from '@zhixing/shared/push/templates'
import fc from 'fast-check'

const answered = (errcode: number): SendFailure => ({ kind: 'answered', errcode })
const template = (failure: SendFailure) => reactionTo('templateMessage', failure)
const subscribe = (failure: SendFailure) => reactionTo('subscribeMessage', failure)

describe('what to do with an error', () => {
  test.each<[string, number[], Reaction]>([
    [
      'nobody there: unreachable, and no recipient any more',
      [40003, 43104, 43004],
      { kind: 'end', end: 'unreachable', consequence: 'gone' },
    ],
    ['no consent: refused, and none is left', [43101], { kind: 'end', end: 'refused', consequence: 'spent' }],
    ['two at once to one person: later', [43108], { kind: 'later', seconds: 5, personal: true }],
    ['the minute is full: a minute later', [45011, 44991, 42010], { kind: 'later', seconds: 60 }],
    ['a token nothing heals: a minute later', [40001, 40014, 42001, 41001], { kind: 'later', seconds: 60 }],
    ['the day is full: at midnight', [45009], { kind: 'midnight' }],
    ['our address is not let in: stop', [40164, 89503, 89506, 89507], { kind: 'stop' }],
    ['our secret or our account is wrong: stop', [40013, 40125, 40243], { kind: 'stop' }],
    ['our request is wrong: stop', [40036, 40037, 40039, 41030, 47001, 47003], { kind: 'stop' }],
    [
      'the template or the account is barred: stop',
      [43107, 43116, 40249, 45168, 48001, 50001, 50002, 50004, 50007],
      { kind: 'stop' },
    ],
    [
      'a code nobody has listed: later, and then on without this one person',
      [99999],
      { kind: 'later', seconds: 60, personal: true },
    ],
  ])('%s', (_, codes, reaction) => {
    for (const code of codes)
      for (const react of [template, subscribe]) expect(react(answered(code))).toEqual(reaction)
  })
  test('busy is later; silence is asked again only where WeChat knows the second for the first', () => {
    for (const react of [template, subscribe])
      expect(react({ kind: 'busy', errcode: -1 })).toEqual({ kind: 'later', seconds: 30 })
    for (const kind of ['timeout', 'unknown'] as const) {
      expect(template({ kind, errcode: 0 })).toEqual({ kind: 'again' })
      expect(subscribe({ kind, errcode: 0 })).toEqual({ kind: 'end', end: 'unknown' })
    }
  })
  test.each([
    ['2026-03-02T15:59:59.999Z', '2026-03-02T16:00:00.000Z'],
    ['2026-03-02T16:00:00.000Z', '2026-03-03T16:00:00.000Z'],
    ['2026-12-31T20:00:00.000Z', '2027-01-01T16:00:00.000Z'],
  ])('after %s the next midnight in Beijing is %s', (now, midnight) => {
    expect(midnightAfter(new Date(now))).toBe(midnight)
  })
})

test('WeChat knows a repeat for ten minutes: the last one goes out a minute before; a campaign ends after three days, a busy person after five tries', () => {
  expect([RESEND_SAFE_MS, CAMPAIGN_MS, PERSONAL_TRIES_MAX]).toEqual([540_000, 259_200_000, 5])
})

test.each([
  ['40003', '微信号不存在'],
  ['43104', '微信号属于另一个应用'],
  ['43004', '已取消关注'],
  ['43101', '没有可用的订阅授权，或已关闭订阅'],
  ['43108', '微信正忙于向此人发送其他消息'],
  ['user block', '用户拒收'],
  ['47003', '微信返回错误 47003'],
])('the report says of %s: %s', (code, reason) => {
  expect(reasonOf(code)).toBe(reason)
})

describe('fields', () => {
  test.each([
    ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    ['  两行\n文字\t与制表符 ', '两行 文字 与制表符'],
    ['\u0007 ', '—'],
    ['', '—'],
    ['😀'.repeat(21), `${'😀'.repeat(19)}…`],
  ])('%j becomes %j', (text, value) => {
    expect(thing(text)).toBe(value)
  })
  test('each template gets exactly the fields it has', () => {
    const told = {
      announcementId: 'A',
      title: 't',
      summary: 's',
      organisationName: 'o',
      publishedAt: '2026-03-02T00:30:00.000Z',
    }
    const values = fieldValues(told)
    for (const { fields } of messageTemplates)
      expect(Object.keys(values)).toEqual(fields.map(({ key }) => key))
    expect(values.time3).toEqual({ value: '2026-03-02 08:30' })
  })
})

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString()
const report = (id: string, minutes: number): Accepted => ({ source: 'report', id, at: at(minutes) })
const event = (id: string, minutes: number): Accepted => ({ source: 'event', id, at: at(minutes) })
const after = (told: Accepted[]) => told.reduce<Consent[]>(merge, [])

describe('consents', () => {
  test.each<[string, Accepted[], number]>([
    ['the client’s report alone', [report('r1', 0)], 1],
    ['WeChat’s event alone', [event('e1', 0)], 1],
    ['both, of one tap', [report('r1', 0), event('e1', 1)], 1],
    ['both, the event first', [event('e1', 0), report('r1', 1)], 1],
    ['the report sent again', [report('r1', 0), report('r1', 5)], 1],
    ['the event delivered three times', [event('e1', 0), event('e1', 0), event('e1', 0)], 1],
    ['two taps, each told twice', [report('r1', 0), event('e1', 0), report('r2', 2), event('e2', 2)], 2],
    ['two taps, events first', [event('e1', 0), event('e2', 2), report('r1', 0), report('r2', 2)], 2],
    ['two taps, the second silent', [report('r1', 0), event('e1', 0), report('r2', 2)], 2],
    ['two taps far apart, one told by each side', [report('r1', 0), event('e2', 60)], 2],
  ])('%s', (_, told, count) => {
    expect(openOf(after(told))).toHaveLength(count)
  })

  test('property: in whatever order reports and events of some taps arrive, and however often, each tap is one consent', () => {
    const taps = fc.array(fc.record({ silent: fc.boolean(), repeats: fc.nat(2) }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(taps, fc.infiniteStream(fc.nat()), (list, shuffle) => {
        const told = list.flatMap(({ silent, repeats }, n) => {
          const both = silent ? [report(`r${n}`, n)] : [report(`r${n}`, n), event(`e${n}`, n)]
          return Array.from({ length: repeats + 1 }, () => both).flat()
        })
        const order = told.map((one) => ({ one, by: shuffle.next().value })).sort((a, b) => a.by - b.by)
        expect(openOf(after(order.map(({ one }) => one)))).toHaveLength(list.length)
      }),
      { numRuns: 300 },
    )
  })

  test('one is taken by one campaign, once; given back it is as good as before; what is concluded is not', () => {
    const two = after([report('r1', 0), report('r2', 1)])
    const taken = take(two, 'A#v1') ?? []
    expect(openOf(taken).map(({ reportId }) => reportId)).toEqual(['r2'])
    expect(take(taken, 'A#v1')).toBeUndefined()
    expect(openOf(giveBack(taken, 'A#v1'))).toHaveLength(2)
    expect(openOf(giveBack(conclude(taken, 'A#v1', { end: 'delivered' }), 'A#v1'))).toHaveLength(1)
    expect(take([], 'A#v1')).toBeUndefined()
  })
  test('switched off: what was accepted until then is worth nothing, what comes later is', () => {
    expect(
      openOf(voidOpen(after([report('r1', 0), report('r2', 60)]), at(30))).map(({ reportId }) => reportId),
    ).toEqual(['r2'])
  })
  test('a late report of a consent that has been used is no new one', () => {
    const used = conclude(take(after([event('e1', 0)]), 'A#v1') ?? [], 'A#v1', { end: 'delivered' })
    expect(openOf(merge(used, report('r1', 1)))).toEqual([])
  })
})

test('what WeChat took back moves from delivered to refused, and the sum stays', () => {
  expect(corrected({ delivered: 5, refused: 1, unreachable: 2, unknown: 3 }, 2)).toEqual({
    delivered: 3,
    refused: 3,
    unreachable: 2,
    unknown: 3,
  })
})

test('the lanes of a campaign add up, end by end', () => {
  const lane = { delivered: 1, refused: 2, unreachable: 3, unknown: 4 }
  expect(sumOf([lane, { delivered: 10, refused: 20, unreachable: 30, unknown: 40 }])).toEqual({
    delivered: 11,
    refused: 22,
    unreachable: 33,
    unknown: 44,
  })
  expect(sumOf([])).toEqual({ delivered: 0, refused: 0, unreachable: 0, unknown: 0 })
})
