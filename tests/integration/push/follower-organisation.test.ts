import { afterEach, expect, jest, test } from '@jest/globals'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { putLearners } from '@zhixing/functions/identity/store/learners'
import { putFollower } from '@zhixing/functions/push/store/followers'
import { ulid } from 'ulid'
import { aLearner, anOrganisation } from '../../support/identity/given'
import { aCollege, type College, now } from '../../support/push/given'
import { drainQueue, runSchedules } from '../../support/push/when'

jest.setTimeout(60_000)
const colleges: College[] = []
afterEach(() => Promise.all(colleges.splice(0).map(({ simulator }) => simulator.close())))
const openCollege = async () => {
  const opened = await aCollege()
  colleges.push(opened)
  return opened
}
const bell = { templateMessage: true, subscribeMessage: false }

test('a follower who binds later gets the next message, and a transferred one gets that of the new organisation from the next day', async () => {
  const it = await openCollege()
  const [personId = ''] = it.addPeople(1)
  it.simulator.followQuietly([personId])
  const openid = it.simulator.openidOf(it.account, personId)
  const unionid = it.simulator.unionidOf(it.account, personId) ?? ''
  await putFollower({ openid, unionid, followedAt: now().toISOString() })
  const countOfNext = async () => {
    const before = it.messageCounts('templateMessage').get(personId) ?? 0
    await it.publish(bell)
    await drainQueue()
    return (it.messageCounts('templateMessage').get(personId) ?? 0) - before
  }
  expect(await countOfNext()).toBe(0)
  const learner = await aLearner({ organisation: it.city })
  await bindWechat(
    { appid: it.mini, openid: it.simulator.openidOf(it.mini, personId), unionid },
    learner.learnerId,
    now(),
  )
  expect(await countOfNext()).toBe(1)

  const { token: _, codeKey: __, phone: ___, ...stored } = learner
  const elsewhere = await anOrganisation()
  await putLearners([{ ...stored, organisationId: elsewhere.organisationId, orgPath: elsewhere.orgPath }])
  expect(await countOfNext()).toBe(1)
  it.passTime(86_400 + 60)
  expect(await countOfNext()).toBe(0)
})

test('a busy person is waited for and gets one message; after five tries they are unreachable and the lane goes on', async () => {
  const it = await openCollege()
  const [busy = '', next = ''] = it
    .addPeople(2, { shard: 3 })
    .sort((one, other) =>
      it.simulator.openidOf(it.account, one) < it.simulator.openidOf(it.account, other) ? -1 : 1,
    )
  await it.follow([busy, next])
  it.simulator.platform.openidsInFlight.add(it.simulator.openidOf(it.account, busy))
  const first = await it.publish(bell)
  await drainQueue(3)
  expect(it.messageCounts('templateMessage').size).toBe(0)
  it.simulator.platform.openidsInFlight.clear()
  await runSchedules(it, 2)
  expect([
    it.messageCounts('templateMessage').get(busy),
    it.messageCounts('templateMessage').get(next),
  ]).toEqual([1, 1])
  expect((await it.fetchReport(first.announcementId)).channels[0]?.ends).toMatchObject({ delivered: 2 })

  it.simulator.platform.openidsInFlight.add(it.simulator.openidOf(it.account, busy))
  const second = await it.publish(bell, { title: `第二条 ${ulid()}` })
  await drainQueue(3)
  await runSchedules(it, 6)
  expect((await it.fetchReport(second.announcementId)).channels[0]?.ends).toMatchObject({
    delivered: 1,
    unreachable: 1,
    waiting: 0,
  })
  expect(it.messageCounts('templateMessage').get(next)).toBe(2)
})
