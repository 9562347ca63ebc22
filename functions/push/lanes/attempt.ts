import { createHash } from 'node:crypto'
import { conclude, giveBack, take, takenBy, voidOpen } from '@zhixing/shared/push/consents'
import {
  CAMPAIGN_MS,
  type Exception,
  RESEND_SAFE_MS,
  type Reaction,
  reactionTo,
} from '@zhixing/shared/push/rules'
import type { PublishedAnnouncement } from '../../announcements/api'
import { clock } from '../../core/clock'
import { WechatError } from '../../core/wechat/error'
import { changeConsents, findConsents } from '../store/consents'
import { markUnreachable } from '../store/followers'
import { sendVia, subscribeTemplateOf } from '../wechat'
import { campaignOf, type HeldLane } from './lane'
import { pace, turn } from './pace'

/** An end; or not sent, and the lane has to wait; or no recipient after all. */
export type Outcome =
  | { kind: 'delivered'; messageId?: string | undefined }
  | { kind: 'exception'; end: Exception; code: string }
  | { kind: 'wait'; reaction: Extract<Reaction, { kind: 'later' | 'midnight' | 'stop' }>; code: string }
  | { kind: 'nobody' }

interface Attempt {
  lane: HeldLane
  published: PublishedAnnouncement
  openid: string
}

export async function attempt(asked: Attempt): Promise<Outcome> {
  const expired = clock.now().getTime() - Date.parse(asked.published.publishedAt) > CAMPAIGN_MS
  return asked.lane.channel === 'templateMessage' ? byTemplate(asked, expired) : byConsent(asked, expired)
}

/** Whoever was claimed before and never concluded is sent the same again while WeChat still knows it for the same, and is unknown after that. */
async function byTemplate(asked: Attempt, expired: boolean): Promise<Outcome> {
  const { lane, openid } = asked
  const begunAt =
    lane.claimed && openid <= lane.claimed.through ? Date.parse(lane.claimed.at) : clock.now().getTime()
  const safe = () => clock.now().getTime() - begunAt < RESEND_SAFE_MS
  if (!safe()) return { kind: 'exception', end: 'unknown', code: 'interrupted' }
  if (expired) return { kind: 'exception', end: 'unreachable', code: 'expired' }
  const outcome = await sent(asked, safe)
  if (outcome.kind === 'exception' && outcome.consequence === 'gone')
    await markUnreachable(openid, outcome.code, campaignOf(lane))
  return outcome
}

/** Moving a consent to this campaign is the claim; what was claimed and not concluded may have been sent, so it is not sent again. */
async function byConsent(asked: Attempt, expired: boolean): Promise<Outcome> {
  const { lane, openid, published } = asked
  const [templateId, campaign] = [subscribeTemplateOf(published), campaignOf(lane)]
  const change = (changed: Parameters<typeof changeConsents>[2]) =>
    changeConsents(templateId, openid, changed)
  const claimed = await change((consents) => take(consents, campaign))
  if (!claimed) return earlier(await findConsents(templateId, openid), campaign)
  if (expired) {
    await change((consents) => giveBack(consents, campaign))
    return { kind: 'exception', end: 'unreachable', code: 'expired' }
  }
  const outcome = await sent(asked, () => false)
  if (outcome.kind === 'wait') {
    await change((consents) => giveBack(consents, campaign))
  } else if (outcome.kind === 'delivered') {
    await change((consents) =>
      conclude(consents, campaign, { end: 'delivered', messageId: outcome.messageId }),
    )
  } else if (outcome.kind === 'exception') {
    const { end, code, consequence } = outcome
    const spent = consequence === 'spent' ? clock.now().toISOString() : ''
    await change((consents) => voidOpen(conclude(consents, campaign, { end, code }), spent))
  }
  return outcome
}

function earlier(found: Awaited<ReturnType<typeof findConsents>>, campaign: string): Outcome {
  const mine = takenBy(found?.consents ?? [], campaign)
  if (!mine) return { kind: 'nobody' }
  if (mine.end === 'delivered') return { kind: 'delivered', messageId: mine.messageId }
  return { kind: 'exception', end: mine.end ?? 'unknown', code: mine.code ?? 'interrupted' }
}

type Sent = Exclude<Outcome, { kind: 'exception' | 'nobody' }> | SentInVain
type SentInVain = Extract<Outcome, { kind: 'exception' }> & { consequence?: 'gone' | 'spent' | undefined }

const AGAIN_MAX = 3

async function sent({ lane, published, openid }: Attempt, safe: () => boolean): Promise<Sent> {
  const clientMessageId = createHash('sha256')
    .update(`${campaignOf(lane)} ${openid}`)
    .digest('hex')
    .slice(0, 32)
  for (let again = 0; ; again++) {
    await turn()
    try {
      return { kind: 'delivered', messageId: await sendVia[lane.channel](published, openid, clientMessageId) }
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      const reaction = reactionTo(lane.channel, error)
      const code = error.errcode ? `${error.errcode}` : 'timeout'
      if (reaction.kind === 'end')
        return { kind: 'exception', end: reaction.end, code, consequence: reaction.consequence }
      if (reaction.kind !== 'again') return { kind: 'wait', reaction, code }
      if (again === AGAIN_MAX || !safe()) return { kind: 'exception', end: 'unknown', code: 'timeout' }
      await pace.wait(200 * 2 ** again * (0.5 + Math.random()))
    }
  }
}
