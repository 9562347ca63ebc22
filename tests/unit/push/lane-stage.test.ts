import { describe, expect, test } from '@jest/globals'
import type { Lane } from '@zhixing/functions/push/lanes/lane'
import { stageOf } from '@zhixing/functions/push/lanes/lane'
import { noDeliveries } from '@zhixing/shared/push/rules'

const now = new Date('2026-03-02T02:00:00.000Z') // 10:00 in Beijing
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()
const leased = { owner: 'worker', leaseUntil: later(90) }
const aLane = (changes: Partial<Lane> = {}): Lane => ({ cursor: 'o1', counts: noDeliveries, ...changes })

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
