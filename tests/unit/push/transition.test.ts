import { describe, expect, test } from '@jest/globals'
import type { Lane, PageResult } from '@zhixing/functions/push/lanes/lane'
import { stageOf } from '@zhixing/functions/push/lanes/lane'
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

describe('the stage in a stored lane', () => {
  test.each<[string, Partial<Lane>, ReturnType<typeof stageOf>]>([
    ['a new lane', {}, 'free'],
    ['a lease that lasts', leased, 'leased'],
    ['a lease that has ended', { owner: 'worker', leaseUntil: now.toISOString() }, 'free'],
    ['a pause that lasts', { pausedUntil: later(1) }, 'paused'],
    ['a pause that has ended', { pausedUntil: now.toISOString() }, 'free'],
    ['a finished lane', { doneAt: later(-5) }, 'done'],
  ])('%s is %s', (_, lane, stage) => {
    expect(stageOf(aLane(lane), now)).toBe(stage)
  })
})
