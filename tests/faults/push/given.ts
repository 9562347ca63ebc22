import { sendRate } from '@zhixing/functions/push/lanes/send-rate'
import { laneShardOf, SHARDS } from '@zhixing/functions/push/shards'
import { putCampaign } from '@zhixing/functions/push/store/campaigns'
import { putFollowers } from '@zhixing/functions/push/store/followers'
import { findLane, saveLane } from '@zhixing/functions/push/store/lanes'
import { handler as work } from '@zhixing/functions/push/work'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../../support/announcements/given'
import { aLearner } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { startPlatform } from '../platform'
import type { Scenario, VerbAnswer } from '../scenario'

sendRate.perSecond = Number.POSITIVE_INFINITY
sendRate.sleep = async () => undefined
const templateIds = JSON.parse(process.env.TEMPLATE_IDS ?? '{}') as {
  subscribeMessage: Record<string, string>
}
export const subscribeTemplateId = templateIds.subscribeMessage.announcement ?? ''
export const instantNow = () => new Date().toISOString()

/** Hands one message to the worker, as the queue does. */
export async function workOn(message: object): Promise<VerbAnswer> {
  const event = { Records: [{ messageId: '1', body: JSON.stringify(message) }] }
  const { batchItemFailures } = await work(event as never)
  return batchItemFailures.length ? { status: 500, type: 'batchItemFailures' } : { status: 200 }
}

// A lane's claims and the division of its followers into pages depend on the number of tries.
export const laneFields = ['revision', 'owner', 'writer']
const laneRows = ['PAGES#', 'WECHAT-TOKEN#']

export const queueScenario = (
  when: string,
  givenMessage: () => Promise<object>,
  more: Partial<Scenario> = {},
): Scenario => ({
  verb: 'work',
  when,
  varyingFields: laneFields,
  varyingPartitions: laneRows,
  ...more,
  async arrange() {
    const message = await givenMessage()
    return () => workOn(message)
  },
})

interface Bell {
  announcementId: string
  followers: string[]
  shard: number
}

/** Two followers of one lane, and a published announcement that is to be sent to them. */
export async function aBell(channel: contract.Channel = 'templateMessage'): Promise<Bell> {
  startPlatform()
  const office = await anOffice()
  const { orgPath } = office.organisation
  const followers = openidsOfOneLane(2)
  if (channel === 'templateMessage') {
    const now = instantNow()
    const facts = { followedAt: now, joinedAt: now, orgPath, jobLevel: 'clerk' as const }
    await putFollowers(followers.map((openid) => ({ openid, learnerId: ulid(), ...facts })))
  } else for (const openid of followers) await consent(openid, orgPath)
  const bell = {
    templateMessage: channel === 'templateMessage',
    subscribeMessage: channel === 'subscribeMessage',
  }
  const { announcementId } = await aPublishedAnnouncement(office, { bell })
  return { announcementId, followers, shard: laneShardOf(followers[0] ?? '') }
}

async function consent(openid: string, orgPath: string) {
  await aLearner({ learnerId: openid, orgPath })
  const results = [{ templateId: subscribeTemplateId, answer: 'accept' as const }]
  const token = await tokenOf(openid, { openid })
  await request(contract.subscribe, { requestId: ulid(), results }, { token })
}

function openidsOfOneLane(count: number): string[] {
  const found: string[] = []
  while (found.length < count) {
    const openid = ulid()
    if (!found.length || laneShardOf(openid) === laneShardOf(found[0] ?? '')) found.push(openid)
  }
  return found.sort()
}

export async function aPlannedBell(channel: contract.Channel) {
  const bell = await aBell(channel)
  await workOn({ kind: 'plan', announcementId: bell.announcementId })
  return bell
}

export const laneOf = ({ announcementId, shard }: Bell, channel: contract.Channel) => ({
  announcementId,
  version: 1,
  channel,
  shard,
})

/** A campaign of which every lane is done. */
export async function aDeliveredCampaign() {
  startPlatform()
  const channel = 'templateMessage' as const
  const campaign = { announcementId: ulid(), version: 1, startedAt: instantNow(), channels: [channel] }
  await putCampaign(campaign)
  for (let shard = 0; shard < SHARDS; shard++) {
    const lane = await findLane({ ...campaign, channel, shard })
    if (lane) await saveLane({ ...lane, doneAt: instantNow() })
  }
}
