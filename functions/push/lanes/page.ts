import { isAddressedTo } from '@zhixing/shared/announcements/rules'
import { noEnds, PERSONAL_TRIES_MAX } from '@zhixing/shared/push/rules'
import type { PublishedAnnouncement } from '../../announcements/api'
import { clock } from '../../core/clock'
import { environment } from '../../core/environment'
import { belonging, isStale, placeOf } from '../place'
import { placePerson, readConsents } from '../store/consents'
import { type Place, placeFollower, readFollowers } from '../store/followers'
import { subscribeTemplateOf } from '../wechat'
import { attempt, type Outcome } from './attempt'
import { campaignOf, type HeldLane, type Page } from './lane'

const PAGE_MAX = 100

export interface Recipient extends Place {
  openid: string
  eligible: () => Promise<boolean>
}

/** The next people of the lane; up to `through` if somebody has begun with them already. */
export async function readRecipients(lane: HeldLane, published: PublishedAnnouncement): Promise<Recipient[]> {
  const { shard, cursor, claimed } = lane
  const now = clock.now()
  const audience = { orgPath: published.orgPath, jobLevels: published.facts.jobLevels }
  const addressed = async (
    row: Place,
    appid: string,
    wechat: { openid: string; unionid?: string | undefined },
    keep: Keep,
  ) => {
    if (!isStale(row, now)) return isAddressedTo(audience, belonging(row))
    const place = await placeOf({ appid, ...wechat }, now)
    if (place.learnerId || row.learnerId) await keep(place)
    return isAddressedTo(audience, belonging(place))
  }
  if (lane.channel === 'templateMessage') {
    const followers = await readFollowers(shard, cursor, claimed?.through, PAGE_MAX)
    return followers.map((row) => ({
      ...row,
      eligible: async () =>
        (!row.unreachable || row.unreachableIn === campaignOf(lane)) &&
        addressed(row, environment.serviceAccountAppid, row, (place) => placeFollower(row.openid, place)),
    }))
  }
  const people = await readConsents(subscribeTemplateOf(published), shard, cursor, claimed?.through, PAGE_MAX)
  return people.map((row) => ({
    ...row,
    eligible: () => addressed(row, environment.miniProgramAppid, row, (place) => placePerson(row, place)),
  }))
}
type Keep = (place: Place) => Promise<void>

export type Waiting = Extract<Outcome, { kind: 'wait' }> & { openid: string }

/** Sends to one after the other, until all are done, the time is up, or the lane has to wait. `through` is the last who is done. */
export async function sendPage(
  lane: HeldLane,
  published: PublishedAnnouncement,
  recipients: Recipient[],
  inTime: () => boolean,
) {
  const page: Page = { through: lane.cursor, ends: { ...noEnds }, receipts: [], sent: [] }
  for (const { openid, learnerId, eligible } of recipients) {
    if (!inTime()) return { page, complete: false }
    const outcome = (await eligible())
      ? given(lane, openid, await attempt({ lane, published, openid }))
      : undefined
    if (outcome?.kind === 'wait') return { page, complete: false, waiting: { ...outcome, openid } }
    if (outcome?.kind === 'delivered') {
      page.ends.delivered++
      if (outcome.messageId) page.sent.push([openid, outcome.messageId])
    } else if (outcome?.kind === 'exception') {
      page.ends[outcome.end]++
      page.receipts.push({
        openid,
        learnerId,
        end: outcome.end,
        code: outcome.code,
        at: clock.now().toISOString(),
      })
    }
    page.through = openid
    // Silence from the platform concerns everyone: one person, not a page of them, pays for finding out.
    if (outcome?.kind === 'exception' && outcome.code === 'timeout')
      return { page, complete: false, waiting: { ...silence, openid } }
  }
  return { page, complete: true }
}

const silence = { kind: 'wait', reaction: { kind: 'later', seconds: 30 }, code: 'timeout' } as const

/** Found busy again and again: the lane goes on without him. */
function given(lane: HeldLane, openid: string, outcome: Outcome): Outcome {
  const personal = outcome.kind === 'wait' && outcome.reaction.kind === 'later' && outcome.reaction.personal
  const tries = lane.busy?.openid === openid ? lane.busy.tries : 0
  return personal && tries + 1 >= PERSONAL_TRIES_MAX
    ? { kind: 'exception', end: 'unreachable', code: outcome.code }
    : outcome
}
