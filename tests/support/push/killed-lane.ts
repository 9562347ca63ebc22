import { afterEach, beforeAll, beforeEach, jest } from '@jest/globals'
import { changeConsents } from '@zhixing/functions/push/store/consents'
import { handler as work } from '@zhixing/functions/push/work'
import { injectKills } from '../engine/kills'
import { aCollege, type College, copyOfLearner, now, queue, templateId } from './given'
import { drainQueue } from './when'

export const kills = injectKills()
jest.setTimeout(120_000) // dozens of lanes, on a machine that may be busy
beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // the tests provoke errors
})
const colleges: College[] = []
afterEach(() => Promise.all(colleges.splice(0).map(({ simulator }) => simulator.close())))

/** A shard for each test: the followers of many lanes would fill more than one page. */
let shard = 0
beforeEach(() => {
  shard++
})

type Channel = 'templateMessage' | 'subscribeMessage'

/** People of one lane, a published announcement for them, and the queue message of the lane. */
export async function aLane(channel: Channel, count = 3) {
  const it = await aCollege(kills)
  colleges.push(it)
  const appid = channel === 'templateMessage' ? it.account : it.mini
  const people = it.addPeople(count, { shard, appid })
  if (channel === 'templateMessage') await it.follow(people)
  else for (const personId of people) await giveConsent(it, personId)
  const { announcementId } = await it.publish({
    templateMessage: channel === 'templateMessage',
    subscribeMessage: channel === 'subscribeMessage',
  })
  await drainQueue(1)
  const laneMessage = queue.sent.find(({ message }) => message.shard === shard)
  queue.sent.length = 0
  const run = () =>
    work({ Records: [{ messageId: '1', body: JSON.stringify(laneMessage?.message) }] } as never)
  return { it, people, announcementId, run }
}

export async function giveConsent(it: College, personId: string) {
  await it.consent(personId)
  await changeConsents(
    templateId.subscribe ?? '',
    it.simulator.openidOf(it.mini, personId),
    (list) => [...list],
    copyOfLearner(it.city.orgPath, now().toISOString()),
  )
}

/** Kills the worker at its nth step, if it has so many. Two minutes later the lane is queued again, as by the tick. */
export async function runKilledAt(
  step: number,
  when: 'before' | 'after',
  { it, run }: Pick<Awaited<ReturnType<typeof aLane>>, 'it' | 'run'>,
) {
  kills.killAt(step, when)
  await run()
  const wasKilled = kills.wasKilled()
  const steps = kills.restart()
  it.passTime(120)
  await run()
  return { wasKilled, steps }
}

/** The state and the counts of a campaign of one channel. */
export const fetchEnds = async (it: College, announcementId: string) => {
  const report = await it.fetchReport(announcementId)
  return { state: report.state, ...report.channels[0]?.ends }
}
