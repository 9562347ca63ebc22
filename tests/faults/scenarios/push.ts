import { encrypt, signatureOf } from '@zhixing/functions/core/wechat/crypto'
import { SHARDS, shardOf } from '@zhixing/functions/push/lanes/lane'
import { pace } from '@zhixing/functions/push/lanes/pace'
import { findLane, putCampaign, saveLane } from '@zhixing/functions/push/store/campaigns'
import { putFollowers } from '@zhixing/functions/push/store/followers'
import { tick } from '@zhixing/functions/push/tick'
import { handler as work } from '@zhixing/functions/push/work'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../../support/announcements/given'
import type { WireItem } from '../../support/engine/units'
import { aLearner } from '../../support/identity/given'
import { guestToken, request } from '../../support/request'
import { type Scenario, type Told, told, worked } from '../scenario'
import { aPlatform, ringsTwice } from './platform'

pace.perSecond = Number.POSITIVE_INFINITY
pace.wait = async () => undefined
const { SERVICE_ACCOUNT_APPID: account = '', CALLBACK_TOKEN = '', CALLBACK_AES_KEY = '' } = process.env
const { subscribeMessage } = JSON.parse(process.env.TEMPLATE_IDS ?? '{}') as {
  subscribeMessage: Record<string, string>
}
const templateId = subscribeMessage.announcement ?? ''
const iso = () => new Date().toISOString()

/** The queue gives a message again until it is taken, and now and then once more. */
async function works(message: object): Promise<Told> {
  const { batchItemFailures } = await work({
    Records: [{ messageId: '1', body: JSON.stringify(message) }],
  } as never)
  return batchItemFailures.length ? { status: 500, type: 'batchItemFailures' } : { status: 200 }
}

/** Two followers of one lane, and an announcement whose bell rings for them. */
async function aBell(channel: contract.Channel = 'templateMessage') {
  aPlatform()
  const office = await anOffice()
  const followers = inOneLane(2)
  const { orgPath } = office.organisation
  const place = { orgPath, jobLevel: 'clerk' as const }
  if (channel === 'templateMessage')
    await putFollowers(followers.map((openid) => ({ openid, followedAt: iso(), ...place })))
  else for (const openid of followers) await consents(openid, orgPath)
  const bell = {
    templateMessage: channel === 'templateMessage',
    subscribeMessage: channel === 'subscribeMessage',
  }
  const { announcementId } = await aPublishedAnnouncement(office, { bell })
  return { announcementId, followers, shard: shardOf(followers[0] ?? '') }
}

async function consents(openid: string, orgPath: string) {
  await aLearner({ learnerId: openid, orgPath })
  const input = { requestId: ulid(), results: [{ templateId, answer: 'accept' as const }] }
  const { tokenOf } = await import('../../support/request')
  await request(contract.subscribe, input, { token: await tokenOf(openid, { openid }) })
}

const inOneLane = (count: number): string[] => {
  const found: string[] = []
  while (found.length < count) {
    const openid = ulid()
    if (!found.length || shardOf(openid) === shardOf(found[0] ?? '')) found.push(openid)
  }
  return found.sort()
}

const planned = async (channel: contract.Channel) => {
  const bell = await aBell(channel)
  await works({ kind: 'plan', announcementId: bell.announcementId })
  return bell
}
const lane = (
  { announcementId, shard }: { announcementId: string; shard: number },
  channel: contract.Channel,
) => ({
  announcementId,
  version: 1,
  channel,
  shard,
})

const anEvent = (event: string, app: 'serviceAccount' | 'miniProgram', fields: object = {}) => ({
  kind: 'event',
  app,
  openid: ulid(),
  at: iso(),
  event,
  fields,
  tries: 0,
})

// How often a lane was claimed, and how its people fell into pages.
const varies = ['revision', 'owner', 'writer']
const apart = ['PAGES#', 'WECHAT-TOKEN#']

const ofQueue = (when: string, arrange: () => Promise<object>, more: Partial<Scenario> = {}): Scenario => ({
  verb: 'work',
  when,
  varies,
  apart,
  ...more,
  async arrange() {
    const message = await arrange()
    return () => works(message)
  },
})

export const pushScenarios: Scenario[] = [
  {
    verb: 'push/subscribe',
    async arrange() {
      aPlatform()
      const openid = ulid()
      const input = { requestId: ulid(), results: [{ templateId, answer: 'accept' as const }] }
      return (now) => told(contract.subscribe, { input, token: () => guestToken(openid, now) }, now)
    },
  },
  {
    verb: 'push/callback',
    async arrange() {
      aPlatform()
      const time = `${Math.floor(Date.now() / 1000) + 180}`
      const message = {
        ToUserName: 'gh_2',
        FromUserName: ulid(),
        CreateTime: Number(time),
        MsgType: 'event',
        Event: 'VIEW',
      }
      const Encrypt = encrypt(
        { message: JSON.stringify(message), appid: account },
        CALLBACK_AES_KEY,
        Buffer.alloc(16),
      )
      const input = {
        signature: signatureOf(CALLBACK_TOKEN, time, '1'),
        timestamp: time,
        nonce: '1',
        msg_signature: signatureOf(CALLBACK_TOKEN, time, '1', Encrypt),
        encrypt_type: 'aes' as const,
        body: JSON.stringify({ ToUserName: 'gh_2', Encrypt }),
      }
      return (now) => told(contract.callback, { input }, now)
    },
  },
  ofQueue('plan', async () => ({ kind: 'plan', announcementId: (await aBell()).announcementId })),
  ofQueue('deliver template messages', async () => ({
    kind: 'deliver',
    ...lane(await planned('templateMessage'), 'templateMessage'),
  })),
  ofQueue(
    'deliver subscribe messages',
    async () => ({ kind: 'deliver', ...lane(await planned('subscribeMessage'), 'subscribeMessage') }),
    // At most once: whom a dead owner had claimed and not concluded is unknown, and is not rung again.
    {
      varies: [...varies, 'ends', 'end', 'code', 'messageId'],
      wrong: (items) => [...oneEndEach(items, 2), ...ringsTwice()],
    },
  ),
  ofQueue('who follows', async () => {
    aPlatform()
    return anEvent('subscribe', 'serviceAccount')
  }),
  ofQueue('who follows no more', async () => {
    aPlatform()
    const openid = ulid()
    await putFollowers([
      { openid, unionid: 'union'.padEnd(28, 'x'), followedAt: new Date(Date.now() - 60_000).toISOString() },
    ])
    return { ...anEvent('unsubscribe', 'serviceAccount'), openid }
  }),
  ofQueue('who consents', async () => {
    aPlatform()
    const List = [{ TemplateId: templateId, SubscribeStatusString: 'accept', PopupScene: '0' }]
    return anEvent('subscribe_msg_popup_event', 'miniProgram', { List })
  }),
  ofQueue('a message taken back', async () => {
    const bell = await planned('templateMessage')
    await works({ kind: 'deliver', ...lane(bell, 'templateMessage') })
    return {
      ...anEvent('TEMPLATESENDJOBFINISH', 'serviceAccount', { MsgID: 1, Status: 'failed:user block' }),
      openid: bell.followers[0],
    }
  }),
  {
    verb: 'tick',
    when: 'after the last lane',
    async arrange() {
      aPlatform()
      const campaign = {
        announcementId: ulid(),
        version: 1,
        startedAt: iso(),
        channels: ['templateMessage' as const],
      }
      await putCampaign(campaign)
      for (let shard = 0; shard < SHARDS; shard++) {
        const found = await findLane({ ...campaign, channel: 'templateMessage', shard })
        if (found) await saveLane({ ...found, doneAt: iso() })
      }
      return (now) => worked(() => tick(now))
    },
  },
]

/** Each recipient of a lane that is done has exactly one end, and at most one of them the end that nobody knows. */
function oneEndEach(items: WireItem[], recipients: number): string[] {
  const lanes = items
    .flatMap(({ lane }) => (lane?.M ? [lane.M as WireItem] : []))
    .filter(({ doneAt }) => doneAt)
  const count = (end: string) =>
    lanes.reduce((sum, { ends }) => sum + Number((ends?.M as WireItem | undefined)?.[end]?.N ?? 0), 0)
  const [delivered, unknown] = [count('delivered'), count('unknown')]
  return delivered + unknown === recipients && unknown <= 1
    ? []
    : [`of ${recipients} recipients ${delivered} delivered, ${unknown} unknown`]
}
