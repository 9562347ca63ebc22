import { afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import { changeConsents } from '@zhixing/functions/push/store/consents'
import { handler as work } from '@zhixing/functions/push/work'
import fc from 'fast-check'
import { injectKills } from '../../support/engine/kills'
import { aCollege, type College, queue, templateId } from '../../support/push/given'
import { drainQueue, runSchedules } from '../../support/push/when'

const kills = injectKills()
jest.setTimeout(120_000) // lanes by the dozen, on a machine that may be busy
beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // dying is what is provoked here
})
const open: College[] = []
afterEach(() => Promise.all(open.splice(0).map(({ simulator }) => simulator.close())))

/** One of its own for each test: the followers of many lanes would fill more than the page that a lane claims at once. */
let shard = 0
beforeEach(() => {
  shard++
})

type Channel = 'templateMessage' | 'subscribeMessage'

/** Some people of one lane, an announcement that rings for them, and the lane's message in hand. */
async function aLane(channel: Channel, count = 3) {
  const it = await aCollege(kills)
  open.push(it)
  const appid = channel === 'templateMessage' ? it.account : it.mini
  const people = it.people(count, { shard, appid })
  if (channel === 'templateMessage') await it.follow(people)
  else for (const personId of people) await consenting(it, personId)
  const { announcementId } = await it.publish({
    templateMessage: channel === 'templateMessage',
    subscribeMessage: channel === 'subscribeMessage',
  })
  await drainQueue(1)
  const mine = queue.sent.find(({ message }) => message.shard === shard)
  queue.sent.length = 0
  const run = () => work({ Records: [{ messageId: '1', body: JSON.stringify(mine?.message) }] } as never)
  return { it, people, announcementId, run }
}

async function consenting(it: College, personId: string) {
  await it.consent(personId)
  const place = { orgPath: it.city.orgPath, jobLevel: 'clerk' as const }
  await changeConsents(
    templateId.subscribe ?? '',
    it.simulator.openidOf(it.mini, personId),
    (list) => [...list],
    place,
  )
}

/** The lane dies at its nth step, if it has so many, and is taken up again two minutes later, as the tick would have it. */
async function killedAt(
  step: number,
  when: 'before' | 'after',
  { it, run }: Pick<Awaited<ReturnType<typeof aLane>>, 'it' | 'run'>,
) {
  kills.at(step, when)
  await run()
  const died = kills.died()
  const steps = kills.revive()
  it.pass(120)
  await run()
  return { died, steps }
}

const endsOf = async (it: College, announcementId: string) => {
  const report = await it.reportOf(announcementId)
  return { state: report.state, ...report.channels[0]?.ends }
}

describe.each(['before', 'after'] as const)('killed %s', (when) => {
  test('any step of a lane of template messages: taken up again, everybody is rung exactly once', async () => {
    const seen = new Set<string>()
    for (let step = 1; ; step++) {
      const { it, people, announcementId, run } = await aLane('templateMessage')
      const { died, steps } = await killedAt(step, when, { it, run })
      for (const name of steps) seen.add(name)
      expect([step, [...it.rung('templateMessage')].sort()]).toEqual([
        step,
        people.map((personId) => [personId, 1]).sort(),
      ])
      expect(await endsOf(it, announcementId)).toMatchObject({
        delivered: 3,
        refused: 0,
        unreachable: 0,
        unknown: 0,
        waiting: 0,
      })
      if (!died) break
    }
    expect([...seen]).toEqual(expect.arrayContaining(['PutCommand', 'send']))
  })

  test('any step of a lane in which one follows no more: he is unreachable, and counted, once', async () => {
    for (let step = 1; ; step++) {
      const { it, people, announcementId, run } = await aLane('templateMessage')
      const [gone = ''] = people
      it.simulator.world.store.commit(['follows', it.simulator.openidOf(it.account, gone), null])
      const { died } = await killedAt(step, when, { it, run })
      const { state: _, ...ends } = await endsOf(it, announcementId)
      expect([step, ends]).toEqual([
        step,
        { delivered: 2, refused: 0, unreachable: 1, unknown: 0, waiting: 0 },
      ])
      if (died) continue
      expect(step).toBeGreaterThan(8)
      break
    }
  })

  test('any step of a lane of subscribe messages: nobody is rung twice, and only who was being rung is unknown', async () => {
    for (let step = 1; ; step++) {
      const { it, people, announcementId, run } = await aLane('subscribeMessage')
      const { died } = await killedAt(step, when, { it, run })
      const { state: _, delivered = 0, unknown = 0, ...others } = await endsOf(it, announcementId)
      const rung = it.rung('subscribeMessage')
      expect([step, Math.max(...rung.values()), delivered + unknown, others]).toEqual([
        step,
        1,
        people.length,
        { refused: 0, unreachable: 0, waiting: 0 },
      ])
      expect(unknown).toBeLessThanOrEqual(1)
      expect(rung.size).toBeGreaterThanOrEqual(delivered)
      if (!died) break
    }
  })
})

test('a template lane that lies longer than WeChat remembers: whoever was being rung is unknown, and is not rung again', async () => {
  const { it, announcementId, run } = await aLane('templateMessage')
  const ask = wechatHttp.fetch
  wechatHttp.fetch = async (url, options) => {
    const answer = await ask(url, options)
    if (it.rung('templateMessage').size) kills.at(1, 'before') // the first is rung, and then nothing more happens
    return answer
  }
  await run()
  wechatHttp.fetch = ask
  kills.revive()
  it.pass(15 * 60)
  await runSchedules(it, 2)
  expect(await endsOf(it, announcementId)).toMatchObject({ state: 'done', unknown: 3, delivered: 0 })
  expect([...it.rung('templateMessage').values()]).toEqual([1])
})

test.each(['templateMessage', 'subscribeMessage'] as const)(
  'an owner who was thought dead and comes back counts nothing and rings nobody twice: %s',
  async (channel) => {
    const { it, people, announcementId, run } = await aLane(channel)
    const ask = wechatHttp.fetch
    let wake: (value?: unknown) => void = () => undefined
    const asleep = new Promise((resolve) => {
      wake = resolve
    })
    let first = true
    wechatHttp.fetch = async (url, options) => {
      if (first && url.includes('/send')) {
        first = false
        await asleep
      }
      return ask(url, options)
    }
    const sleeper = run()
    while (first) await new Promise((resolve) => setTimeout(resolve, 5))
    await runSchedules(it, 4)
    wake()
    await sleeper
    await runSchedules(it, 2)
    const { delivered = 0, unknown = 0, state } = await endsOf(it, announcementId)
    expect([state, delivered + unknown]).toEqual(['done', people.length])
    expect([...it.rung(channel).values()]).toEqual(people.map(() => 1))
  },
)

test('property: under faults and deaths at random, each recipient ends in exactly one state, and nobody is rung twice', async () => {
  const fault = fc.record({
    kind: fc.constantFrom(
      'busy',
      'lost',
      'unavailable',
      'minute-quota',
      'token-killed',
      'wrong-type',
      'finish-failed',
    ),
    path: fc.constantFrom('/cgi-bin/message/template/send', '/cgi-bin/message/subscribe/send', '*'),
    remaining: fc.integer({ min: 1, max: 6 }),
  })
  const life = fc.record({
    step: fc.integer({ min: 1, max: 90 }),
    when: fc.constantFrom('before' as const, 'after' as const),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 3 }),
      fc.array(life, { maxLength: 3 }),
      fc.nat(3),
      async (faults, lives, left) => {
        const it = await aCollege(kills)
        const [followers, consenters] = [it.people(9), it.people(9)]
        await it.follow(followers)
        for (const personId of consenters) await consenting(it, personId)
        for (const personId of followers.slice(0, left))
          it.simulator.world.store.commit(['follows', it.simulator.openidOf(it.account, personId), null])
        for (const one of faults) it.simulator.addFault(one as never)
        const { announcementId } = await it.publish({ templateMessage: true, subscribeMessage: true })
        for (const { step, when } of lives) {
          kills.at(step, when)
          await drainQueue(2)
          kills.revive()
          await runSchedules(it, 2)
        }
        it.simulator.clearFaults()
        await runSchedules(it, 6)
        it.simulator.tick()
        await it.simulator.settled() // what WeChat has taken back
        await drainQueue()
        const report = await it.reportOf(announcementId)
        expect(report.state).toBe('done')
        for (const { channel, ends } of report.channels) {
          const rung = it.rung(channel)
          const { delivered, refused, unreachable, unknown, waiting } = ends
          expect([channel, delivered + refused + unreachable + unknown, waiting]).toEqual([channel, 9, 0])
          expect(Math.max(0, ...rung.values())).toBeLessThanOrEqual(1)
          expect(rung.size).toBeGreaterThanOrEqual(delivered - unknown)
          expect(report.notDelivered.filter((one) => one.channel === channel)).toHaveLength(
            refused + unreachable + unknown,
          )
        }
        await it.simulator.close()
      },
    ),
    { numRuns: 8 },
  )
})
