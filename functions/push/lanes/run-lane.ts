import { findPublishedAnnouncement, type PublishedAnnouncement } from '../../announcements/api'
import { clock } from '../../core/clock'
import { newUlid } from '../../core/id'
import { enqueue } from '../../core/jobs/queue'
import { log } from '../../core/log'
import { finishCampaign } from '../store/campaigns'
import { findLane, listLanes, saveLane } from '../store/lanes'
import { findPage, putPage } from '../store/pages'
import { type CampaignLane, type LaneKey, stageOf } from './lane'
import { listRecipients, type Recipient } from './recipients'
import { sendPage } from './send-page'
import { type LaneEvent, type LaneStage, transition } from './transition'

/** For a last call that takes its whole timeout, and the writes after it. */
const RESERVE_MS = 12_000

interface LaneRun {
  stage: LaneStage
  lane: CampaignLane
}

/**
 * Works in one lane until its time is up, it has to pause, or it is done. Every step is an event of
 * `transition` and one conditional write of the lane. Killed at any step, the next worker resumes at the
 * last commit; the claim in the lane names the recipients that the killed one may have sent to.
 */
export async function runLane(key: LaneKey, remainingMs: () => number): Promise<void> {
  let run = await claimLane(key)
  while (run && (run.stage === 'held' || run.stage === 'resumed')) run = await advanceLane(run, remainingMs)
  if (run) await followUp(run)
}

/** Undefined if there is no such lane, another worker holds it, or it is paused. */
async function claimLane(key: LaneKey): Promise<LaneRun | undefined> {
  const lane = await findLane(key)
  if (!lane) return undefined
  const stage = stageOf(lane, clock.now())
  if (stage === 'done') return { stage, lane }
  const owner = newUlid(clock.now())
  return stage === 'free' ? write({ stage, lane }, { kind: 'lane-claimed', owner }) : undefined
}

/** Writes what follows from the event; undefined if another worker has taken the lane since it was read. */
async function write({ stage, lane }: LaneRun, event: LaneEvent): Promise<LaneRun | undefined> {
  const next = transition(stage, lane, event, clock.now())
  const saved = await saveLane({ ...lane, ...next.lane })
  return saved && { stage: next.stage, lane: saved }
}

/** Does what comes next in a lane that this worker holds: sends one page, if there is time. */
async function advanceLane(run: LaneRun, remainingMs: () => number): Promise<LaneRun | undefined> {
  const { stage, lane } = run
  if (remainingMs() <= RESERVE_MS) return write(run, { kind: 'time-up' })
  const published = await findPublishedAnnouncement(lane.announcementId)
  if (published?.version !== lane.version) return write(run, { kind: 'announcement-changed' })
  const page = stage === 'resumed' ? await findPage(lane, lane.cursor) : undefined
  if (page) return write(run, { kind: 'page-found', page })
  const recipients = await listRecipients(lane, published)
  const last = recipients.at(-1)
  if (!last) return write(run, { kind: 'no-recipients' })
  const claimed = await write(run, { kind: 'page-claimed', through: last.openid })
  return claimed && sendClaimedPage(claimed, published, recipients, remainingMs)
}

/** Writes the page before the lane: after a kill the next worker finds it, and commits it without sending. */
async function sendClaimedPage(
  run: LaneRun,
  published: PublishedAnnouncement,
  recipients: Recipient[],
  remainingMs: () => number,
): Promise<LaneRun | undefined> {
  const { lane } = run
  // A lane that this worker holds has a lease; without one it would send nothing (NaN).
  const leaseMs = () => Date.parse(lane.leaseUntil ?? '') - clock.now().getTime()
  const hasTime = () => Math.min(remainingMs(), leaseMs()) > RESERVE_MS
  const { page, pause } = await sendPage(lane, published, recipients, hasTime)
  if (page.through !== lane.cursor) await putPage(lane, lane.cursor, page)
  if (!pause) return write(run, { kind: 'page-sent', page })
  // Longer than some seconds: the day's quota is used up, or a person has to change something.
  if (pause.reaction.kind !== 'pause') {
    const { announcementId, channel } = lane
    log.alarm({ event: 'push-paused', announcementId, channel, code: pause.code })
  }
  return write(run, { kind: 'sending-paused', page, ...pause })
}

const QUEUE_DELAY_SECONDS_MAX = 900

/** Queues the lane again. After a pause that is longer than the queue can delay a message, the tick does. */
async function followUp({ stage, lane }: LaneRun): Promise<void> {
  if (stage === 'done') return finishIfLast(lane)
  const { announcementId, version, channel, shard, pausedUntil } = lane
  const pauseSeconds = pausedUntil ? (Date.parse(pausedUntil) - clock.now().getTime()) / 1000 : 0
  if (pauseSeconds > QUEUE_DELAY_SECONDS_MAX) return
  await enqueue(
    { kind: 'deliver', announcementId, version, channel, shard },
    { delaySeconds: Math.max(0, pauseSeconds) },
  )
}

async function finishIfLast({ announcementId, version }: LaneKey): Promise<void> {
  const lanes = await listLanes(announcementId, version)
  if (lanes.every(({ doneAt }) => doneAt))
    await finishCampaign({ announcementId, version }, clock.now().toISOString())
}
