import { clock } from '@zhixing/functions/core/clock'
import { invalidateAccessTokens } from '@zhixing/functions/core/wechat/access-token'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { sendRate } from '@zhixing/functions/push/lanes/send-rate'
import { laneShardOf } from '@zhixing/functions/push/shards'
import { putFollowers } from '@zhixing/functions/push/store/followers'
import { createSimulator } from '@zhixing/local/wechat/simulator'
import { DAY_MS } from '@zhixing/shared/calendar'
import type { JobLevel } from '@zhixing/shared/identity/role'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../announcements/given'
import type { Kills } from '../engine/kills'
import { anOrganisation } from '../identity/given'
import { collectQueue } from '../queue'
import { eventOf, guestToken, handlerOf, request, staffToken } from '../request'
import { miniProgramAppid, serviceAccountAppid, templateId, testApps } from './wechat-apps'

export { templateId } from './wechat-apps'
export const queue = collectQueue()

let time = Date.parse('2024-03-02T02:00:00.000Z') // 10:00 in Beijing
clock.now = () => new Date(time)
export const now = () => clock.now()
sendRate.perSecond = Number.POSITIVE_INFINITY
sendRate.sleep = async () => undefined

const GAP_MS = 6 * DAY_MS // the schedules of one test ignore campaigns as old as those of the one before
const TWO_HOURS_MS = 2 * 3600_000

/** Delivers a callback of the simulator to the product's function. */
async function deliverCallback(url: string | URL | Request, options?: RequestInit) {
  const { searchParams } = new URL(String(url))
  const input = { ...Object.fromEntries(searchParams), body: String(options?.body) }
  const handler = await handlerOf(contract.callback)
  const { statusCode = 500, body } = await handler(eventOf(contract.callback, input, { now: now() }))
  return new Response(body ?? '', { status: statusCode })
}

/** What a follower's row holds of a learner whose organisation was just read. */
export const copyOfLearner = (orgPath: string, joinedAt: string) => ({
  learnerId: ulid(),
  orgPath,
  jobLevel: 'clerk' as const,
  joinedAt,
})

/**
 * The simulated platform, the product behind its callbacks, and a city with an office, six days after the
 * last test at 10:00 in Beijing. `kills` counts the messages that are sent.
 */
export async function aCollege(kills?: Kills) {
  queue.sent.length = 0
  time += GAP_MS - (time % DAY_MS) + TWO_HOURS_MS
  const simulator = await createSimulator({
    now,
    random: () => 0.5,
    apps: testApps(),
    publicUrl: 'http://api.test',
    fetch: deliverCallback as typeof fetch,
    sendMs: 0,
  })
  invalidateAccessTokens()
  wechatHttp.sleep = async () => undefined
  wechatHttp.fetch = async (url, options) => {
    const { pathname, search } = new URL(url)
    const call = async () => simulator.app.request(`/api${pathname}${search}`, options)
    return kills && pathname.endsWith('/send') ? kills.perform('send', call) : call()
  }
  const city = await anOrganisation(await anOrganisation())
  const office = await anOffice(city)

  /** Ids of new people on the platform, all in one lane if `shard` is given. */
  const addPeople = (
    count: number,
    { shard, appid = serviceAccountAppid }: { shard?: number; appid?: string } = {},
  ) => {
    const found: string[] = []
    while (found.length < count) {
      const personId = ulid()
      if (shard === undefined || laneShardOf(simulator.openidOf(appid, personId)) === shard)
        found.push(personId)
    }
    simulator.addPeople(found.map((personId) => ({ personId, nickname: personId, phone: '15400000000' })))
    return found
  }
  const follow = async (personIds: string[], facts: { orgPath?: string; jobLevel?: JobLevel } = {}) => {
    simulator.followQuietly(personIds)
    const followedAt = now().toISOString()
    const common = { followedAt, ...copyOfLearner(city.orgPath, followedAt) }
    await putFollowers(
      personIds.map((personId) => ({
        openid: simulator.openidOf(serviceAccountAppid, personId),
        ...common,
        ...facts,
      })),
    )
  }
  const reportConsent = async (personId: string, template = templateId.subscribe, requestId = ulid(time)) => {
    const results = [{ templateId: template, answer: 'accept' as const }]
    const token = await guestToken(simulator.openidOf(miniProgramAppid, personId), now())
    return request(contract.subscribe, { requestId, results }, { token, now: now() })
  }
  const consent = async (personId: string, template = templateId.subscribe) => {
    simulator.consent(personId, [template])
    await reportConsent(personId, template)
  }
  const publisherToken = () => staffToken(office.publisher.learnerId, now())
  const fetchReport = async (announcementId: string) => {
    const options = { token: await publisherToken(), now: now() }
    return (await request(contract.getReport, { announcementId }, options)).body
  }
  /** Delivered messages by person. */
  const messageCounts = (channel: contract.Channel) => {
    const counts = new Map<string, number>()
    for (const { personId } of simulator.sentMessages({ channel, delivered: true, limit: 1e6 }))
      counts.set(personId, (counts.get(personId) ?? 0) + 1)
    return counts
  }
  return {
    simulator,
    office,
    city,
    account: serviceAccountAppid,
    mini: miniProgramAppid,
    addPeople,
    follow,
    consent,
    reportConsent,
    passTime: (seconds: number) => {
      time += seconds * 1000
    },
    publish: (bell: { templateMessage: boolean; subscribeMessage: boolean }, changes = {}) =>
      aPublishedAnnouncement(office, { bell, ...changes }, now()),
    fetchReport,
    messageCounts,
    publisherToken,
  }
}
export type College = Awaited<ReturnType<typeof aCollege>>
