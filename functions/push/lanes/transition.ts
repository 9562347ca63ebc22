import { nextMidnight } from '@zhixing/shared/calendar'
import { type SendReaction, sumDeliveries } from '@zhixing/shared/push/rules'
import type { Lane, PageResult } from './lane'

/**
 * Stages of a lane as its worker sees them.
 * `free`: no worker holds it. `held`: this worker does, and after the cursor nothing was sent.
 * `resumed`: this worker does, and an earlier one has claimed a page after the cursor and may have sent to
 * some of it.
 * `sending`: this worker has claimed a page. `resending`: it sends a page that an earlier worker claimed.
 */
export type LaneStage = 'free' | 'held' | 'resumed' | 'sending' | 'resending' | 'paused' | 'done'

export type PauseReaction = Extract<SendReaction, { kind: 'pause' | 'pause-until-midnight' | 'stop' }>

/** What happens to a lane. */
export type LaneEvent =
  | { kind: 'lane-claimed'; owner: string }
  | { kind: 'announcement-changed' } // withdrawn, or published again
  | { kind: 'page-found'; page: PageResult } // the result an earlier worker wrote and did not commit
  | { kind: 'no-recipients' } // after the cursor, or in the claimed page
  | { kind: 'page-claimed'; through: string }
  | { kind: 'page-sent'; page: PageResult }
  | { kind: 'sending-paused'; page: PageResult; reaction: PauseReaction; code: string; openid: string }
  | { kind: 'time-up' }

type EventOf<Kind extends LaneEvent['kind']> = Extract<LaneEvent, { kind: Kind }>
type Cell<Kind extends LaneEvent['kind']> = (
  lane: Lane,
  event: EventOf<Kind>,
  now: Date,
) => [next: LaneStage, write: Lane]
type Row = { [Kind in LaneEvent['kind']]?: Cell<Kind> }

/** Stage × event → next stage and what is written of the lane. A missing cell cannot happen. */
const transitions: Record<LaneStage, Row> = {
  free: {
    'lane-claimed': (lane, { owner }, now) => [
      lane.claim ? 'resumed' : 'held',
      lease(resume(lane), now, owner),
    ],
  },
  held: {
    'announcement-changed': (lane, _, now) => ['done', finish(lane, now)],
    'no-recipients': (lane, _, now) => ['done', finish(lane, now)],
    'page-claimed': (lane, { through }, now) => ['sending', lease(claimPage(lane, through, now), now)],
    'time-up': (lane) => ['free', release(lane)],
  },
  resumed: {
    'announcement-changed': (lane, _, now) => ['done', finish(lane, now)],
    'page-found': (lane, { page }) => heldOrResumed(commitPage(lane, page, remainingClaim(lane, page))),
    'no-recipients': (lane) => ['held', skipClaim(lane)],
    'page-claimed': (lane, _, now) => ['resending', lease(lane, now)],
    'time-up': (lane) => ['free', release(lane)],
  },
  sending: {
    'page-sent': (lane, { page }) => ['held', commitPage(lane, page, undefined)],
    'sending-paused': (lane, event, now) => [
      'paused',
      release(pause(commitPage(lane, event.page, undefined), event, now)),
    ],
  },
  resending: {
    'page-sent': (lane, { page }) => heldOrResumed(commitPage(lane, page, remainingClaim(lane, page))),
    'sending-paused': (lane, event, now) => [
      'paused',
      release(pause(commitPage(lane, event.page, remainingClaim(lane, event.page)), event, now)),
    ],
  },
  paused: {},
  done: {},
}

/** Returns the next stage and the lane to write; throws if the event cannot happen in this stage. */
export function transition<Kind extends LaneEvent['kind']>(
  stage: LaneStage,
  lane: Lane,
  event: EventOf<Kind>,
  now: Date,
): { stage: LaneStage; lane: Lane } {
  const cell = transitions[stage][event.kind as Kind] as Cell<Kind> | undefined
  if (!cell) throw new Error(`${event.kind} cannot happen to a lane that is ${stage}`)
  const [next, write] = cell(lane, event, now)
  return { stage: next, lane: write }
}

/** Longer than a function lives (60 s), so that its owner has stopped when the lease ends. */
const LEASE_MS = 90_000

const lease = (lane: Lane, now: Date, owner = lane.owner): Lane => ({
  ...lane,
  owner,
  leaseUntil: new Date(now.getTime() + LEASE_MS).toISOString(),
})
const release = (lane: Lane): Lane => ({ ...lane, owner: undefined, leaseUntil: undefined })
const resume = (lane: Lane): Lane => ({ ...lane, pausedUntil: undefined, pauseCode: undefined })
const finish = (lane: Lane, now: Date): Lane => ({
  ...release(lane),
  claim: undefined,
  waitingFor: undefined,
  doneAt: now.toISOString(),
})

const claimPage = (lane: Lane, through: string, now: Date): Lane => ({
  ...lane,
  claim: { through, at: now.toISOString() },
})

/** The claimed recipients are gone, so the cursor moves past them. */
const skipClaim = (lane: Lane): Lane => ({
  ...lane,
  cursor: lane.claim?.through ?? lane.cursor,
  claim: undefined,
})

/** Cursor and counts move together, in one write. */
const commitPage = (lane: Lane, { through, counts }: PageResult, claim: Lane['claim']): Lane => ({
  ...lane,
  cursor: through,
  counts: sumDeliveries([lane.counts, counts]),
  waitingFor: lane.waitingFor && lane.waitingFor.openid > through ? lane.waitingFor : undefined,
  claim,
})

/** An earlier worker may have sent to recipients of its page after the cursor, so their claim stays. */
const remainingClaim = (lane: Lane, page: PageResult): Lane['claim'] =>
  page.through === lane.claim?.through ? undefined : lane.claim

const heldOrResumed = (lane: Lane): [LaneStage, Lane] => [lane.claim ? 'resumed' : 'held', lane]

function pause(lane: Lane, { reaction, code, openid }: EventOf<'sending-paused'>, now: Date): Lane {
  const isPersonal = reaction.kind === 'pause' && reaction.personal
  const tries = lane.waitingFor?.openid === openid ? lane.waitingFor.tries + 1 : 1
  return {
    ...lane,
    pausedUntil: endOfPause(reaction, now).toISOString(),
    pauseCode: code,
    waitingFor: isPersonal ? { openid, tries } : undefined,
  }
}

/** The daily quota starts anew at midnight in Beijing. A stopped lane is tried again at midnight too. */
const endOfPause = (reaction: PauseReaction, now: Date): Date =>
  reaction.kind === 'pause' ? new Date(now.getTime() + reaction.seconds * 1000) : nextMidnight(now)
