import { describe, expect, test } from '@jest/globals'
import {
  isPinCurrent,
  PINS_MAX,
  type Pin,
  pinEndsOnOf,
  refusalOfPin,
} from '@zhixing/shared/announcements/pins'

/** 07:59 on 1 December in Beijing, still 30 November in UTC. */
const now = new Date('2026-11-30T23:59:00.000Z')
const aPin = (announcementId: string, endsOn: string, publishedAt = '2026-11-20T00:00:00.000Z'): Pin => ({
  announcementId,
  publishedAt,
  endsOn,
})
const pinsUntil = (count: number, endsOn: string) =>
  Array.from({ length: count }, (_, index) => aPin(`other-${index}`, endsOn))

describe('a pin is refused', () => {
  const full = pinsUntil(PINS_MAX, '2026-12-24')
  const table: [string, string, Pin[], string | undefined][] = [
    ['not until today, in Beijing', '2026-12-01', [], undefined],
    ['until yesterday, although UTC still has that day', '2026-11-30', [], 'announcements/pin-day'],
    ['not until 90 days ahead', '2027-03-01', [], undefined],
    ['until 91 days ahead', '2027-03-02', [], 'announcements/pin-day'],
    ['not as the fifth', '2026-12-24', full.slice(1), undefined],
    ['as the sixth', '2026-12-24', full, 'announcements/pins-full'],
    ['for its day first, even as the sixth', '2026-11-30', full, 'announcements/pin-day'],
    [
      'not when one of five has ended',
      '2026-12-24',
      [aPin('old', '2026-11-30'), ...full.slice(1)],
      undefined,
    ],
    [
      'when one of five ends today',
      '2026-12-24',
      [aPin('old', '2026-12-01'), ...full.slice(1)],
      'announcements/pins-full',
    ],
    [
      'not when it is one of the five',
      '2026-12-24',
      [aPin('own', '2026-12-02'), ...full.slice(1)],
      undefined,
    ],
  ]
  test.each(table)('%s', (_, endsOn, pins, expected) => {
    expect(refusalOfPin(aPin('own', endsOn), pins, now)).toBe(expected)
  })
})

describe('a pin ends', () => {
  test.each([
    ['2026-12-01T15:59:59.999Z', true],
    ['2026-12-01T16:00:00.000Z', false],
  ])('with its day in Beijing: at %s it is current: %s', (instant, expected) => {
    expect(isPinCurrent(aPin('own', '2026-12-01'), new Date(instant))).toBe(expected)
  })
  test('with its publication: the next one is not pinned', () => {
    const pins = [aPin('own', '2026-12-24')]
    const own = { announcementId: 'own', publishedAt: '2026-11-20T00:00:00.000Z' }
    expect(pinEndsOnOf(pins, own, now)).toBe('2026-12-24')
    expect(pinEndsOnOf(pins, { ...own, publishedAt: '2026-11-21T00:00:00.000Z' }, now)).toBeUndefined()
    expect(pinEndsOnOf(pins, own, new Date('2026-12-24T16:00:00.000Z'))).toBeUndefined()
  })
})
