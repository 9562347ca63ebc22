import { describe, expect, test } from '@jest/globals'
import type { Lane, PageResult } from '@zhixing/functions/push/lanes/lane'
import { type LaneEvent, type LaneStage, transition } from '@zhixing/functions/push/lanes/transition'
import { noDeliveries } from '@zhixing/shared/push/rules'

const now = new Date('2026-03-02T02:00:00.000Z') // 10:00 in Beijing
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()
const midnight = '2026-03-02T16:00:00.000Z'

const claim = { through: 'o9', at: later(-120) }
const leased = { owner: 'worker', leaseUntil: later(90) }
const aLane = (changes: Partial<Lane> = {}): Lane => ({ cursor: 'o1', counts: noDeliveries, ...changes })
const aPage = (through: string): PageResult => ({
  through,
  counts: { ...noDeliveries, delivered: 2 },
  undelivered: [],
  messageIds: [],
})
const counted = { ...noDeliveries, delivered: 2 }
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

const released = { owner: undefined, leaseUntil: undefined }

type Case = [stage: LaneStage, lane: Partial<Lane>, event: LaneEvent, next: LaneStage, write: Partial<Lane>]

describe('the transitions of a lane', () => {
  test.each<Case>([
    // stage   lane                 what happens                              next stage   what is written
    ['free', {}, { kind: 'lane-claimed', owner: 'me' }, 'held', { owner: 'me', leaseUntil: later(90) }],
    ['free', { claim }, { kind: 'lane-claimed', owner: 'me' }, 'resumed', { owner: 'me', claim }],
    [
      'free',
      { pausedUntil: later(-1), pauseCode: '45009' },
      { kind: 'lane-claimed', owner: 'me' },
      'held',
      { pausedUntil: undefined, pauseCode: undefined },
    ],

    ['held', leased, { kind: 'announcement-changed' }, 'done', { ...released, doneAt: now.toISOString() }],
    ['held', leased, { kind: 'no-recipients' }, 'done', { ...released, doneAt: now.toISOString() }],
    [
      'held',
      leased,
      { kind: 'page-claimed', through: 'o9' },
      'sending',
      { owner: 'worker', leaseUntil: later(90), claim: { through: 'o9', at: now.toISOString() } },
    ],
    ['held', leased, { kind: 'time-up' }, 'free', released],

    [
      'resumed',
      { ...leased, claim },
      { kind: 'announcement-changed' },
      'done',
      { ...released, claim: undefined },
    ],
    [
      'resumed',
      { ...leased, claim },
      { kind: 'page-found', page: aPage('o9') },
      'held',
      { cursor: 'o9', counts: counted, claim: undefined },
    ],
    [
      'resumed',
      { ...leased, claim },
      { kind: 'page-found', page: aPage('o5') },
      'resumed',
      { cursor: 'o5', counts: counted, claim },
    ],
    ['resumed', { ...leased, claim }, { kind: 'no-recipients' }, 'held', { cursor: 'o9', claim: undefined }],
    [
      'resumed',
      { ...leased, claim },
      { kind: 'page-claimed', through: 'o7' },
      'resending',
      { claim, leaseUntil: later(90) },
    ],
    ['resumed', { ...leased, claim }, { kind: 'time-up' }, 'free', { ...released, claim }],

    [
      'sending',
      { ...leased, claim },
      { kind: 'page-sent', page: aPage('o9') },
      'held',
      { cursor: 'o9', counts: counted, claim: undefined },
    ],
    [
      'sending',
      { ...leased, claim },
      { kind: 'page-sent', page: aPage('o5') },
      'held',
      { cursor: 'o5', counts: counted, claim: undefined },
    ],
    [
      'sending',
      { ...leased, claim },
      paused('o4', { kind: 'pause', seconds: 60 }),
      'paused',
      {
        ...released,
        cursor: 'o4',
        counts: counted,
        claim: undefined,
        pausedUntil: later(60),
        pauseCode: '45011',
        waitingFor: undefined,
      },
    ],
    [
      'sending',
      { ...leased, claim },
      paused('o4', { kind: 'pause', seconds: 5, personal: true }),
      'paused',
      { pausedUntil: later(5), waitingFor: { openid: 'o5', tries: 1 } },
    ],
    [
      'sending',
      { ...leased, claim, waitingFor: { openid: 'o5', tries: 3 } },
      paused('o4', { kind: 'pause', seconds: 5, personal: true }),
      'paused',
      { waitingFor: { openid: 'o5', tries: 4 } },
    ],
    [
      'sending',
      { ...leased, claim },
      paused('o4', { kind: 'pause-until-midnight' }),
      'paused',
      { pausedUntil: midnight, waitingFor: undefined },
    ],
    ['sending', { ...leased, claim }, paused('o4', { kind: 'stop' }), 'paused', { pausedUntil: midnight }],

    [
      'resending',
      { ...leased, claim },
      { kind: 'page-sent', page: aPage('o9') },
      'held',
      { cursor: 'o9', counts: counted, claim: undefined },
    ],
    [
      'resending',
      { ...leased, claim },
      { kind: 'page-sent', page: aPage('o5') },
      'resumed',
      { cursor: 'o5', counts: counted, claim },
    ],
    [
      'resending',
      { ...leased, claim },
      paused('o4', { kind: 'pause', seconds: 60 }),
      'paused',
      { ...released, cursor: 'o4', counts: counted, claim },
    ],
  ])('%s (%j) + %j → %s', (stage, lane, event, next, write) => {
    const result = transition(stage, aLane(lane), event, now)
    expect(result.stage).toBe(next)
    expect(result.lane).toEqual({ ...result.lane, ...write })
  })
})
