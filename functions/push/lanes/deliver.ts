import { midnightAfter, sumOf } from '@zhixing/shared/push/rules'
import { ulid } from 'ulid'
import { findPublishedAnnouncement, type PublishedAnnouncement } from '../../announcements/api'
import { clock } from '../../core/clock'
import { enqueue } from '../../core/jobs/queue'
import { findLane, findLanes, findPage, finishCampaign, putPage, saveLane } from '../store/campaigns'
import type { HeldLane, LaneKey, Page } from './lane'
import { readRecipients, sendPage, type Waiting } from './page'

const FENCE_MS = 90_000 // longer than the function can live, so that its owner is dead when it falls
const RESERVE_MS = 12_000 // for a last call that hangs, and the writes after it

/**
 * One lane of a campaign, as far as time goes. Claim, then send, then commit: killed at any point it is taken up again where the last commit stands, and of
 * those in between the claim says who may be sent the same again and who may not.
 */
export async function deliver(key: LaneKey, remainingMs: () => number): Promise<void> {
  let lane = await claimLane(key)
  while (lane && !lane.doneAt && !lane.pausedUntil) {
    const published = await findPublishedAnnouncement(lane.announcementId)
    if (published?.version !== lane.version) lane = await saveLane(done(lane))
    else lane = await nextPage(lane, published, () => remainingMs() > RESERVE_MS)
    if (lane && !lane.doneAt && !lane.pausedUntil && remainingMs() <= RESERVE_MS)
      return goOn(await saveLane(released(lane)), 0)
  }
  if (lane?.pausedUntil) await goOn(lane, (Date.parse(lane.pausedUntil) - clock.now().getTime()) / 1000)
  if (lane?.doneAt) await finishIfLast(lane)
}

async function claimLane(key: LaneKey): Promise<HeldLane | undefined> {
  const found = await findLane(key)
  const now = clock.now().toISOString()
  if (found?.doneAt) await finishIfLast(found)
  const held = (found?.fencedUntil ?? '') > now || (found?.pausedUntil ?? '') > now
  if (!found || found.doneAt || held) return undefined
  return saveLane({ ...fenced(found), owner: ulid(), pausedUntil: undefined, pauseCode: undefined })
}

const fenced = (lane: HeldLane): HeldLane => ({
  ...lane,
  fencedUntil: new Date(clock.now().getTime() + FENCE_MS).toISOString(),
})
const released = (lane: HeldLane): HeldLane => ({ ...lane, owner: undefined, fencedUntil: undefined })
const done = (lane: HeldLane): HeldLane => ({
  ...released(lane),
  claimed: undefined,
  busy: undefined,
  doneAt: clock.now().toISOString(),
})

async function nextPage(
  lane: HeldLane,
  published: PublishedAnnouncement,
  inTime: () => boolean,
): Promise<HeldLane | undefined> {
  const begun = lane.claimed && (await findPage(lane, lane.cursor))
  if (begun) return saveLane(committed(lane, begun, begun.through === lane.claimed?.through))
  const recipients = await readRecipients(lane, published)
  const last = recipients.at(-1)
  // Begun by somebody and since gone, all of them: on to those behind.
  if (!last)
    return saveLane(lane.claimed ? { ...lane, cursor: lane.claimed.through, claimed: undefined } : done(lane))
  const claim = lane.claimed ?? { through: last.openid, at: clock.now().toISOString() }
  const held = await saveLane({ ...fenced(lane), claimed: claim })
  if (!held) return undefined
  const inFence = () => Date.parse(held.fencedUntil ?? '') - clock.now().getTime() > RESERVE_MS
  const { page, complete, waiting } = await sendPage(held, published, recipients, () => inTime() && inFence())
  if (page.through !== held.cursor) await putPage(held, held.cursor, page)
  const next = committed(held, page, complete && last.openid === claim.through, !lane.claimed)
  return saveLane(waiting ? paused(next, waiting) : next)
}

/** The cursor and what was counted move together, in one write that only the fence's holder can make. */
function committed(lane: HeldLane, page: Page, complete: boolean, ownClaim = false): HeldLane {
  const ends = sumOf([lane.ends, page.ends])
  const busy = lane.busy && lane.busy.openid > page.through ? lane.busy : undefined
  // Of a claim of one's own nobody after the cursor was sent anything; of one that was found, nobody can say.
  const claimed = complete || ownClaim ? undefined : lane.claimed
  return { ...lane, cursor: page.through, ends, busy, claimed }
}

function paused(lane: HeldLane, { reaction, code, openid }: Waiting): HeldLane {
  const now = clock.now()
  const pausedUntil =
    reaction.kind === 'later'
      ? new Date(now.getTime() + reaction.seconds * 1000).toISOString()
      : midnightAfter(now)
  const tries = lane.busy?.openid === openid ? lane.busy.tries + 1 : 1
  const busy = reaction.kind === 'later' && reaction.personal ? { openid, tries } : undefined
  if (reaction.kind !== 'later') {
    // An alarm: somebody has to look, or a day has to pass.
    console.error(
      JSON.stringify({
        level: 'alarm',
        channel: lane.channel,
        announcementId: lane.announcementId,
        code,
        pausedUntil,
      }),
    )
  }
  return { ...released(lane), pausedUntil, pauseCode: code, busy }
}

const DELAY_SECONDS_MAX = 900

/** Longer pauses are left to the tick. */
async function goOn(lane: HeldLane | undefined, delaySeconds: number): Promise<void> {
  if (!lane || delaySeconds > DELAY_SECONDS_MAX) return
  const { announcementId, version, channel, shard } = lane
  await enqueue(
    { kind: 'deliver', announcementId, version, channel, shard },
    { delaySeconds: Math.max(0, delaySeconds) },
  )
}

async function finishIfLast({ announcementId, version }: LaneKey): Promise<void> {
  const lanes = await findLanes(announcementId, version)
  if (lanes.every(({ doneAt }) => doneAt))
    await finishCampaign({ announcementId, version }, clock.now().toISOString())
}
