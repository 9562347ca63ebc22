import { clock } from '@zhixing/functions/core/clock'
import { invalidateAccessTokens } from '@zhixing/functions/core/wechat/access-token'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { sendRate } from '@zhixing/functions/push/lanes/send-rate'
import { laneShardOf } from '@zhixing/functions/push/shards'
import { putFollowers } from '@zhixing/functions/push/store/followers'
import type { AppSettings } from '@zhixing/local/wechat/platform/settings'
import { createSimulator } from '@zhixing/local/wechat/simulator'
import type { JobLevel } from '@zhixing/shared/identity/role'
import { pagePaths } from '@zhixing/shared/modules'
import * as contract from '@zhixing/shared/push/contract'
import { messageTemplates } from '@zhixing/shared/push/templates'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../announcements/given'
import type { Kills } from '../engine/kills'
import { anOrganisation } from '../identity/given'
import { collectQueue } from '../queue'
import { eventOf, guestToken, handlerOf, request, staffToken } from '../request'

export const queue = collectQueue()
let time = Date.parse('2024-03-02T02:00:00.000Z') // 10:00 in Beijing
const APART_MS = 6 * 86_400_000 // campaigns of another test are then too old for this one’s schedules
clock.now = () => new Date(time)
export const now = () => clock.now()
sendRate.perSecond = Number.POSITIVE_INFINITY
sendRate.sleep = async () => undefined

const { templateMessage, subscribeMessage } = JSON.parse(process.env.TEMPLATE_IDS ?? '{}')
export const templateId = {
  template: templateMessage.announcement,
  subscribe: subscribeMessage.announcement,
} as Record<string, string>

function apps(): AppSettings[] {
  const {
    MINI_PROGRAM_APPID: mini = '',
    SERVICE_ACCOUNT_APPID: account = '',
    CALLBACK_TOKEN: token = '',
    CALLBACK_AES_KEY: aesKey = '',
  } = process.env
  const templates = (channel: contract.Channel, ids: Record<string, string>) =>
    messageTemplates
      .filter((template) => template.channel === channel)
      .map(({ key, title, fields }) => ({ templateId: ids[key] ?? '', title: `${title} ${key}`, fields }))
  const callback = { url: 'http://api.test/v1/wechat/callback', token, aesKey, mode: 'safe' as const }
  const both = { openPlatform: 'one', callback }
  return [
    {
      ...both,
      kind: 'miniProgram',
      appid: mini,
      secret: process.env.MINI_PROGRAM_SECRET ?? '',
      originalId: 'gh_1',
      name: '学堂',
      pages: [...pagePaths],
      templates: templates('subscribeMessage', subscribeMessage),
    },
    {
      ...both,
      kind: 'serviceAccount',
      appid: account,
      secret: process.env.SERVICE_ACCOUNT_SECRET ?? '',
      originalId: 'gh_2',
      name: '学堂服务号',
      linked: [mini],
      templates: templates('templateMessage', templateMessage),
    },
  ]
}

/** The platform, our functions behind its callbacks, and a city to announce something to. `kills` counts what a process does and ends it. */
export async function aCollege(kills?: Kills) {
  queue.sent.length = 0
  time += APART_MS - (time % 86_400_000) + 2 * 3600_000 // ten in the morning in Beijing again
  const callBack = async (url: string | URL | Request, options?: RequestInit) => {
    const { searchParams } = new URL(String(url))
    const input = { ...Object.fromEntries(searchParams), body: String(options?.body) }
    const { statusCode = 500, body } = await (await handlerOf(contract.callback))(
      eventOf(contract.callback, input, { now: now() }),
    )
    return new Response(body ?? '', { status: statusCode })
  }
  const simulator = await createSimulator({
    now,
    random: () => 0.5,
    apps: apps(),
    publicUrl: 'http://api.test',
    fetch: callBack as typeof fetch,
    sendMs: 0,
  })
  invalidateAccessTokens()
  wechatHttp.sleep = async () => undefined
  wechatHttp.fetch = async (url, options) => {
    const { pathname, search } = new URL(url)
    const ask = async () => simulator.app.request(`/api${pathname}${search}`, options)
    return kills && pathname.endsWith('/send') ? kills.step(`send`, ask) : ask()
  }
  const city = await anOrganisation(await anOrganisation())
  const office = await anOffice(city)
  const account = process.env.SERVICE_ACCOUNT_APPID ?? ''
  const mini = process.env.MINI_PROGRAM_APPID ?? ''

  /** People of the city in one lane or in any, who follow and have consented as told. */
  const people = (count: number, { shard, appid = account }: { shard?: number; appid?: string } = {}) => {
    const found: string[] = []
    while (found.length < count) {
      const personId = ulid()
      if (shard === undefined || laneShardOf(simulator.openidOf(appid, personId)) === shard)
        found.push(personId)
    }
    simulator.addPeople(found.map((personId) => ({ personId, nickname: personId, phone: '15400000000' })))
    return found
  }
  const follow = async (personIds: string[], place: { orgPath?: string; jobLevel?: JobLevel } = {}) => {
    simulator.followQuietly(personIds)
    await putFollowers(
      personIds.map((personId) => ({
        openid: simulator.openidOf(account, personId),
        followedAt: now().toISOString(),
        orgPath: city.orgPath,
        jobLevel: 'clerk',
        ...place,
      })),
    )
  }
  const consent = async (personId: string, template = templateId.subscribe ?? '') => {
    simulator.consent(personId, [template])
    await report(personId, template)
  }
  const report = async (personId: string, template = templateId.subscribe ?? '', requestId = ulid(time)) => {
    const results = [{ templateId: template, answer: 'accept' as const }]
    const token = await guestToken(simulator.openidOf(mini, personId), now())
    return request(contract.subscribe, { requestId, results }, { token, now: now() })
  }
  const pass = (seconds: number) => {
    time += seconds * 1000
  }
  const publish = (bell: { templateMessage: boolean; subscribeMessage: boolean }, changes = {}) =>
    aPublishedAnnouncement(office, { bell, ...changes }, now())
  const reportOf = async (announcementId: string) =>
    (await request(contract.getReport, { announcementId }, { token: await staff(), now: now() })).body
  const staff = () => staffToken(office.publisher.learnerId, now())
  const messageCounts = (channel: 'templateMessage' | 'subscribeMessage') => {
    const sent = simulator.sentMessages({ channel, delivered: true, limit: 1e6 })
    return sent.reduce(
      (counts, { personId }) => counts.set(personId, (counts.get(personId) ?? 0) + 1),
      new Map<string, number>(),
    )
  }
  return {
    simulator,
    office,
    city,
    people,
    follow,
    consent,
    report,
    pass,
    publish,
    reportOf,
    messageCounts,
    account,
    mini,
    staff,
  }
}
export type College = Awaited<ReturnType<typeof aCollege>>
