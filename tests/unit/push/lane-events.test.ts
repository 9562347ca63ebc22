import { describe, expect, test } from '@jest/globals'
import type { Lane, PageResult } from '@zhixing/functions/push/lanes/lane'
import { type LaneEvent, type LaneStage, transition } from '@zhixing/functions/push/lanes/transition'
import { noDeliveries } from '@zhixing/shared/push/rules'

const now = new Date('2026-03-02T02:00:00.000Z') // 10:00 in Beijing
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()

const claim = { through: 'o9', at: later(-120) }
const leased = { owner: 'worker', leaseUntil: later(90) }
const aLane = (changes: Partial<Lane> = {}): Lane => ({ cursor: 'o1', counts: noDeliveries, ...changes })
const aPage = (through: string): PageResult => ({
  through,
  counts: { ...noDeliveries, delivered: 2 },
  undelivered: [],
  messageIds: [],
})
const paused = (
  page: string,
  reaction: Extract<LaneEvent, { kind: 'sending-paused' }>['reaction'],
): LaneEvent => ({
  kind: 'sending-paused',
  page: aPage(page),
  reaction,
  code: '45011',
  openid: 'o5',
})

describe('the transitions of a lane', () => {
  test('a commit keeps the recipient waited for only while they are behind the cursor', () => {
    const lane = aLane({ ...leased, claim, waitingFor: { openid: 'o5', tries: 2 } })
    const waitingForAfter = (through: string) =>
      transition('sending', lane, { kind: 'page-sent', page: aPage(through) }, now).lane.waitingFor
    expect([waitingForAfter('o4'), waitingForAfter('o5')]).toEqual([{ openid: 'o5', tries: 2 }, undefined])
  })

  test('counts of pages add up', () => {
    const lane = aLane({ counts: { delivered: 1, refused: 2, unreachable: 3, unknown: 4 } })
    expect(transition('sending', lane, { kind: 'page-sent', page: aPage('o5') }, now).lane.counts).toEqual({
      delivered: 3,
      refused: 2,
      unreachable: 3,
      unknown: 4,
    })
  })

  const stages: LaneStage[] = ['free', 'held', 'resumed', 'sending', 'resending', 'paused', 'done']
  const events: LaneEvent[] = [
    { kind: 'lane-claimed', owner: 'me' },
    { kind: 'announcement-changed' },
    { kind: 'page-found', page: aPage('o5') },
    { kind: 'no-recipients' },
    { kind: 'page-claimed', through: 'o9' },
    { kind: 'page-sent', page: aPage('o5') },
    paused('o4', { kind: 'stop' }),
    { kind: 'time-up' },
  ]
  const possible: Record<LaneStage, LaneEvent['kind'][]> = {
    free: ['lane-claimed'],
    held: ['announcement-changed', 'no-recipients', 'page-claimed', 'time-up'],
    resumed: ['announcement-changed', 'page-found', 'no-recipients', 'page-claimed', 'time-up'],
    sending: ['page-sent', 'sending-paused'],
    resending: ['page-sent', 'sending-paused'],
    paused: [],
    done: [],
  }
  test.each(stages)('to a lane that is %s only the events of its row can happen', (stage) => {
    const canHappen = events.filter((event) => {
      try {
        return transition(stage, aLane({ claim }), event, now)
      } catch {
        return false
      }
    })
    expect(canHappen.map(({ kind }) => kind)).toEqual(possible[stage])
  })

  test('every write moves the cursor forward or leaves it', () => {
    for (const stage of stages)
      for (const event of events.filter(({ kind }) => possible[stage].includes(kind)))
        expect(transition(stage, aLane({ claim }), event, now).lane.cursor >= 'o1').toBe(true)
  })
})
