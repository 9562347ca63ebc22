import { describe, expect, test } from '@jest/globals'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'
import fc from 'fast-check'
import { aCollege } from '../../support/push/given'
import { aLane, fetchEnds, giveConsent, kills, runKilledAt } from '../../support/push/killed-lane'
import { drainQueue, runSchedules } from '../../support/push/when'

describe.each(['before', 'after'] as const)('killed %s', (when) => {
  test('M6 and M7 at any step, a template message is delivered exactly once to every recipient', async () => {
    const seen = new Set<string>()
    for (let step = 1; ; step++) {
      const { it, people, announcementId, run } = await aLane('templateMessage')
      const { wasKilled, steps } = await runKilledAt(step, when, { it, run })
      for (const name of steps) seen.add(name)
      expect([step, [...it.messageCounts('templateMessage')].sort()]).toEqual([
        step,
        people.map((personId) => [personId, 1]).sort(),
      ])
      expect(await fetchEnds(it, announcementId)).toMatchObject({
        delivered: 3,
        refused: 0,
        unreachable: 0,
        unknown: 0,
        waiting: 0,
      })
      if (!wasKilled) break
    }
    expect([...seen]).toEqual(expect.arrayContaining(['PutCommand', 'send']))
  })

  test('at any step, a person who has unfollowed is counted as unreachable once', async () => {
    for (let step = 1; ; step++) {
      const { it, people, announcementId, run } = await aLane('templateMessage')
      const [unfollowing = ''] = people
      it.simulator.platform.store.commit(['follows', it.simulator.openidOf(it.account, unfollowing), null])
      const { wasKilled } = await runKilledAt(step, when, { it, run })
      const { state: _, ...ends } = await fetchEnds(it, announcementId)
      expect([step, ends]).toEqual([
        step,
        { delivered: 2, refused: 0, unreachable: 1, unknown: 0, waiting: 0 },
      ])
      if (wasKilled) continue
      expect(step).toBeGreaterThan(8)
      break
    }
  })

  test('at any step, a subscribe message is sent at most once, and only the delivery under way is unknown', async () => {
    for (let step = 1; ; step++) {
      const { it, people, announcementId, run } = await aLane('subscribeMessage')
      const { wasKilled } = await runKilledAt(step, when, { it, run })
      const { state: _, delivered = 0, unknown = 0, ...others } = await fetchEnds(it, announcementId)
      const received = it.messageCounts('subscribeMessage')
      expect([step, Math.max(...received.values()), delivered + unknown, others]).toEqual([
        step,
        1,
        people.length,
        { refused: 0, unreachable: 0, waiting: 0 },
      ])
      expect(unknown).toBeLessThanOrEqual(1)
      expect(received.size).toBeGreaterThanOrEqual(delivered)
      if (!wasKilled) break
    }
  })
})

test('when a lane resumes after WeChat stops de-duplicating, its claimed deliveries are unknown and not sent again', async () => {
  const { it, announcementId, run } = await aLane('templateMessage')
  const ask = wechatHttp.fetch
  wechatHttp.fetch = async (url, options) => {
    const answer = await ask(url, options)
    // killed after the first delivery
    if (it.messageCounts('templateMessage').size) kills.killAt(1, 'before')
    return answer
  }
  await run()
  wechatHttp.fetch = ask
  kills.restart()
  it.passTime(15 * 60)
  await runSchedules(it, 2)
  expect(await fetchEnds(it, announcementId)).toMatchObject({ state: 'done', unknown: 3, delivered: 0 })
  expect([...it.messageCounts('templateMessage').values()]).toEqual([1])
})

test.each(['templateMessage', 'subscribeMessage'] as const)(
  'a suspended worker that resumes after its lease counts nothing and sends no message twice: %s',
  async (channel) => {
    const { it, people, announcementId, run } = await aLane(channel)
    const ask = wechatHttp.fetch
    let resume: (value?: unknown) => void = () => undefined
    const resumed = new Promise((resolve) => {
      resume = resolve
    })
    let first = true
    wechatHttp.fetch = async (url, options) => {
      if (first && url.includes('/send')) {
        first = false
        await resumed
      }
      return ask(url, options)
    }
    const suspended = run()
    while (first) await new Promise((resolve) => setTimeout(resolve, 5))
    await runSchedules(it, 4)
    resume()
    await suspended
    await runSchedules(it, 2)
    const { delivered = 0, unknown = 0, state } = await fetchEnds(it, announcementId)
    expect([state, delivered + unknown]).toEqual(['done', people.length])
    expect([...it.messageCounts(channel).values()]).toEqual(people.map(() => 1))
  },
)

test('property: under random faults and kills every recipient has exactly one end and at most one message', async () => {
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
  const kill = fc.record({
    step: fc.integer({ min: 1, max: 90 }),
    when: fc.constantFrom('before' as const, 'after' as const),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 3 }),
      fc.array(kill, { maxLength: 3 }),
      fc.nat(3),
      async (faults, killsOfRun, unfollowed) => {
        const it = await aCollege(kills)
        const [followers, consenters] = [it.addPeople(9), it.addPeople(9)]
        await it.follow(followers)
        for (const personId of consenters) await giveConsent(it, personId)
        for (const personId of followers.slice(0, unfollowed))
          it.simulator.platform.store.commit(['follows', it.simulator.openidOf(it.account, personId), null])
        for (const one of faults) it.simulator.addFault(one as never)
        const { announcementId } = await it.publish({ templateMessage: true, subscribeMessage: true })
        for (const { step, when } of killsOfRun) {
          kills.killAt(step, when)
          await drainQueue(2)
          kills.restart()
          await runSchedules(it, 2)
        }
        it.simulator.clearFaults()
        await runSchedules(it, 6)
        it.simulator.tick()
        await it.simulator.whenIdle() // late failures
        await drainQueue()
        const report = await it.fetchReport(announcementId)
        expect(report.state).toBe('done')
        for (const { channel, ends } of report.channels) {
          const received = it.messageCounts(channel)
          const { delivered, refused, unreachable, unknown, waiting } = ends
          expect([channel, delivered + refused + unreachable + unknown, waiting]).toEqual([channel, 9, 0])
          expect(Math.max(0, ...received.values())).toBeLessThanOrEqual(1)
          expect(received.size).toBeGreaterThanOrEqual(delivered - unknown)
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
