import { addDays } from '@zhixing/shared/calendar'
import * as z from 'zod'
import { enqueue } from '../../core/jobs/queue'
import { log } from '../../core/log'
import { parseCampaignName } from '../lanes/lane'
import type { WechatEvent } from '../queue-messages'
import { laneShardOf } from '../shards'
import { findCampaign, listRecentCampaigns } from '../store/campaigns'
import { findConsents } from '../store/consents'
import { findFollower } from '../store/followers'
import { putLateFailure } from '../store/late-failures'
import { findPageOf } from '../store/pages'
import { parseSubscribeEntries } from './consent-events'

/** `Status`: `success`, `failed:user block`, `failed: system failed`. */
const SendJobResult = z.looseObject({ MsgID: z.coerce.string(), Status: z.string() })
const SEARCHED_DAYS = 4 // a campaign sends for three days (CAMPAIGN_MS)
const TRIES_MAX = 3
const RETRY_SECONDS = 120 // the message id is stored only when its whole page has been sent

/**
 * A template message that WeChat accepted and did not deliver. The event names no campaign: the page that
 * holds this person and this message id is looked up in the recent campaigns.
 */
export async function handleTemplateMessageResult(event: WechatEvent): Promise<void> {
  const { openid, at, tries } = event
  const result = SendJobResult.safeParse(event.fields).data
  if (!result) return log.warn({ event: 'send-result-unreadable' })
  const { MsgID: messageId, Status } = result
  if (Status === 'success') return
  const code = Status.replace(/^failed:\s*/, '')
  const campaigns = await listRecentCampaigns(addDays(new Date(at), -SEARCHED_DAYS))
  for (const { announcementId, version } of campaigns) {
    const campaign = { announcementId, version, channel: 'templateMessage' } as const
    const page = await findPageOf({ ...campaign, shard: laneShardOf(openid) }, openid)
    if (!page?.messageIds.some(([person, id]) => person === openid && id === messageId)) continue
    const follower = await findFollower(openid)
    await putLateFailure({ ...campaign, messageId, openid, learnerId: follower?.learnerId, code, at })
    return
  }
  if (tries < TRIES_MAX) await enqueue({ ...event, tries: tries + 1 }, { delaySeconds: RETRY_SECONDS })
}

/** The same for a subscribe message, whose consent names the campaign. Successes change nothing. */
export async function handleSubscribeMessageResult({ openid, at, fields }: WechatEvent): Promise<void> {
  for (const { TemplateId, MsgID, ErrorCode, ErrorStatus } of parseSubscribeEntries(fields)) {
    if (!MsgID || !ErrorCode || ErrorCode === '0') continue
    const person = await findConsents(TemplateId, openid)
    const consent = person?.consents.find(({ messageId, end }) => messageId === MsgID && end === 'delivered')
    if (consent?.usedBy === undefined) continue
    const { announcementId, version } = parseCampaignName(consent.usedBy)
    if (!(await findCampaign(announcementId, version))) continue
    await putLateFailure({
      announcementId,
      version,
      channel: 'subscribeMessage',
      messageId: MsgID,
      openid,
      learnerId: person?.learnerId,
      code: ErrorStatus ?? ErrorCode,
      at,
    })
  }
}
