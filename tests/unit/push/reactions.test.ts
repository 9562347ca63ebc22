import { describe, expect, test } from '@jest/globals'
import { nextMidnight } from '@zhixing/shared/calendar'
import { reactionTo, type SendFailure, type SendReaction } from '@zhixing/shared/push/rules'

const answered = (errcode: number): SendFailure => ({ kind: 'answered', errcode })
const template = (failure: SendFailure) => reactionTo('templateMessage', failure)
const subscribe = (failure: SendFailure) => reactionTo('subscribeMessage', failure)

describe('the reaction to a failed send', () => {
  test.each<[string, number[], SendReaction]>([
    [
      'no such follower: unreachable, and not a recipient any more',
      [40003, 43104, 43004],
      { kind: 'end', end: 'unreachable', consequence: 'not-a-recipient' },
    ],
    [
      'no consent: refused, and the open consents are void',
      [43101],
      { kind: 'end', end: 'refused', consequence: 'no-consent' },
    ],
    [
      'concurrent sends to one person: the lane waits for them',
      [43108],
      { kind: 'pause', seconds: 5, personal: true },
    ],
    ['the quota of the minute: a minute later', [45011, 44991, 42010], { kind: 'pause', seconds: 60 }],
    [
      'a token that stays refused: a minute later',
      [40001, 40014, 42001, 41001],
      { kind: 'pause', seconds: 60 },
    ],
    ['the quota of the day: at midnight', [45009], { kind: 'pause-until-midnight' }],
    ['our address is not on the whitelist: stop', [40164, 89503, 89506, 89507], { kind: 'stop' }],
    ['our secret or our account is wrong: stop', [40013, 40125, 40243], { kind: 'stop' }],
    ['our request is wrong: stop', [40036, 40037, 40039, 41030, 47001, 47003], { kind: 'stop' }],
    [
      'the template or the account is barred: stop',
      [43107, 43116, 40249, 45168, 48001, 50001, 50002, 50004, 50007],
      { kind: 'stop' },
    ],
    [
      'an unlisted code: later, and in the end without this person',
      [99999],
      { kind: 'pause', seconds: 60, personal: true },
    ],
  ])('%s', (_, codes, reaction) => {
    for (const code of codes)
      for (const react of [template, subscribe]) expect(react(answered(code))).toEqual(reaction)
  })
  test('a busy platform is tried later; a timeout is retried only where WeChat de-duplicates', () => {
    for (const react of [template, subscribe])
      expect(react({ kind: 'busy', errcode: -1 })).toEqual({ kind: 'pause', seconds: 30 })
    for (const kind of ['timeout', 'unknown'] as const) {
      expect(template({ kind, errcode: 0 })).toEqual({ kind: 'retry' })
      expect(subscribe({ kind, errcode: 0 })).toEqual({ kind: 'end', end: 'unknown' })
    }
  })
  test.each([
    ['2026-03-02T15:59:59.999Z', '2026-03-02T16:00:00.000Z'],
    ['2026-03-02T16:00:00.000Z', '2026-03-03T16:00:00.000Z'],
    ['2026-12-31T20:00:00.000Z', '2027-01-01T16:00:00.000Z'],
  ])('after %s the next midnight in Beijing is %s', (now, midnight) => {
    expect(nextMidnight(new Date(now)).toISOString()).toBe(midnight)
  })
})
