import * as z from 'zod'
import { enqueue } from '../../core/jobs/queue'
import { shardOf } from '../lanes/lane'
import type { Event } from '../messages'
import { findCampaign, pageWith, putTakenBack, recentCampaigns } from '../store/campaigns'
import { findConsents } from '../store/consents'
import { findFollower } from '../store/followers'
import { entriesOf } from './consent-events'

const Finished = z.looseObject({ MsgID: z.coerce.string(), Status: z.string() })
const DAYS_MS = 4 * 86_400_000
const TRIES_MAX = 3
const AGAIN_SECONDS = 120 // the page he is on is written when it ends

/** WeChat had accepted the message and did not deliver it after all: found again by person and number, because followers stand in order. */
export async function takeBackTemplate(event: Event): Promise<void> {
  const { openid, at, tries } = event
  const { MsgID: messageId, Status } = Finished.parse(event.fields)
  if (Status === 'success') return
  const code = Status.replace(/^failed:\s*/, '')
  for (const { announcementId, version } of await recentCampaigns(new Date(Date.parse(at) - DAYS_MS))) {
    const campaign = { announcementId, version, channel: 'templateMessage' } as const
    const page = await pageWith({ ...campaign, shard: shardOf(openid) }, openid)
    if (!page?.sent.some(([person, sent]) => person === openid && sent === messageId)) continue
    const follower = await findFollower(openid)
    return putTakenBack({ ...campaign, messageId, openid, learnerId: follower?.learnerId, code, at })
  }
  if (tries < TRIES_MAX) await enqueue({ ...event, tries: tries + 1 }, { delaySeconds: AGAIN_SECONDS })
}

/** The same for a subscribe message, whose consent remembers who used it. Failures only: nothing is gained by a success. */
export async function takeBackConsent({ openid, at, fields }: Event): Promise<void> {
  for (const { TemplateId, MsgID, ErrorCode, ErrorStatus } of entriesOf(fields)) {
    if (!MsgID || !ErrorCode || ErrorCode === '0') continue
    const found = await findConsents(TemplateId, openid)
    const consent = found?.consents.find(({ messageId, end }) => messageId === MsgID && end === 'delivered')
    const [announcementId = '', version] = consent?.usedBy?.split('#v') ?? []
    if (!consent || !(await findCampaign(announcementId, Number(version)))) continue
    const campaign = { announcementId, version: Number(version), channel: 'subscribeMessage' } as const
    await putTakenBack({
      ...campaign,
      messageId: MsgID,
      openid,
      learnerId: found?.learnerId,
      code: ErrorStatus ?? ErrorCode,
      at,
    })
  }
}
