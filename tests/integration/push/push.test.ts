import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { findFollower } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { sendWithdrawal } from '../../support/announcements/when'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { aCollege, type College, now, queue, templateId } from '../../support/push/given'
import { drainQueue, runSchedules } from '../../support/push/when'
import { guestToken, request, staffToken } from '../../support/request'

jest.setTimeout(120_000) // dozens of lanes, on a machine that may be busy
beforeAll(() => {
  // the tests provoke alarms and errors of the queue
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
const colleges: College[] = []
const openCollege = async () => {
  const opened = await aCollege()
  colleges.push(opened)
  return opened
}
afterEach(() => Promise.all(colleges.splice(0).map(({ simulator }) => simulator.close())))

const both = { templateMessage: true, subscribeMessage: true }
const bell = { templateMessage: true, subscribeMessage: false }
const consentBell = { templateMessage: false, subscribeMessage: true }

describe('a campaign', () => {
  test('M1, M5, M6, M7 and M9 200 every follower in the city gets one message, no other does, and the report agrees', async () => {
    const { simulator, addPeople, follow, publish, fetchReport, messageCounts, publisherToken, city } =
      await openCollege()
    const inside = addPeople(130)
    const outside = addPeople(20)
    await follow(inside)
    await follow(outside, { orgPath: `${city.orgPath.slice(0, 27)}${ulid()}/` })
    const { announcementId } = await publish(bell)
    expect(
      (await request(contract.getReport, { announcementId }, { token: await publisherToken(), now: now() }))
        .type,
    ).toBe('push/not-published')
    await drainQueue()
    expect([...messageCounts('templateMessage')].sort()).toEqual(
      inside.map((personId) => [personId, 1]).sort(),
    )
    expect(await fetchReport(announcementId)).toMatchObject({
      state: 'done',
      channels: [
        {
          channel: 'templateMessage',
          recipients: 130,
          ends: { delivered: 130, refused: 0, unreachable: 0, unknown: 0, waiting: 0 },
        },
      ],
      notDelivered: [],
    })
    expect(simulator.sentMessages({ personId: inside[0] ?? '' })[0]).toMatchObject({
      page: `packages/announcements/detail/index?announcementId=${announcementId}`,
      values: {
        thing1: '关于开展网络安全专题学习的通知',
        time3: expect.stringMatching(/^\d{4}-\d\d-\d\d 10:00$/),
      },
    })
  })
  test('M3 and M4 one consent of each person with consents is used, and no other', async () => {
    const { addPeople, consent, publish, fetchReport, messageCounts, simulator, mini } = await openCollege()
    const [once = '', twice = '', never = ''] = addPeople(3)
    // A person without a binding is a guest of no organisation, so the test puts them into the city.
    const { changeConsents } = await import('@zhixing/functions/push/store/consents')
    const city = colleges.at(-1)?.city.orgPath ?? ''
    await consent(once)
    for (let n = 0; n < 2; n++) await consent(twice)
    for (const personId of [once, twice]) {
      await changeConsents(
        templateId.subscribe ?? '',
        simulator.openidOf(mini, personId),
        (list) => [...list],
        {
          orgPath: city,
          jobLevel: 'clerk',
        },
      )
    }
    const { announcementId } = await publish(consentBell)
    await drainQueue()
    expect(Object.fromEntries(messageCounts('subscribeMessage'))).toEqual({ [once]: 1, [twice]: 1 })
    expect((await fetchReport(announcementId)).channels).toMatchObject([
      { recipients: 2, ends: { delivered: 2 } },
    ])
    const token = await guestToken(simulator.openidOf(mini, twice), now())
    const { body } = await request(contract.listSubscriptions, {}, { token, now: now() })
    expect(body.templates.map(({ key, consents }) => [key, consents])).toEqual([
      ['announcement', 1],
      ['newCourse', 0],
    ])
    expect(messageCounts('subscribeMessage').has(never)).toBe(false)
  })
  test('M8 an unfollow is unreachable, a late failure is refused, and the report lists both', async () => {
    const { simulator, addPeople, follow, publish, fetchReport, account, passTime } = await openCollege()
    const [gone = '', blocks = '', fine = ''] = addPeople(3)
    await follow([gone, blocks, fine])
    simulator.platform.store.commit(['follows', simulator.openidOf(account, gone), null])
    simulator.changePerson(blocks, { refusesMessages: true })
    const { announcementId } = await publish(bell)
    await drainQueue()
    expect((await findFollower(simulator.openidOf(account, gone)))?.unreachable).toBe('43004')
    // WeChat accepts the message and reports the failure a second later.
    passTime(2)
    simulator.tick()
    await simulator.whenIdle()
    await drainQueue()
    const report = await fetchReport(announcementId)
    expect(report.channels[0]?.ends).toEqual({
      delivered: 1,
      refused: 1,
      unreachable: 1,
      unknown: 0,
      waiting: 0,
    })
    expect(report.notDelivered.map(({ end, reason }) => `${end} ${reason}`).sort()).toEqual([
      'refused 用户拒收',
      'unreachable 已取消关注',
    ])
  })
  test('a template message without an answer is retried with the same client_msg_id and delivered once', async () => {
    const { simulator, addPeople, follow, publish, fetchReport, messageCounts } = await openCollege()
    const [one = ''] = addPeople(1)
    await follow([one])
    simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'lost', remaining: 2 })
    const { announcementId } = await publish(bell)
    await drainQueue()
    expect(messageCounts('templateMessage').get(one)).toBe(1)
    expect((await fetchReport(announcementId)).channels[0]?.ends.delivered).toBe(1)
  })
  test('when the quota of the day is used up the lane pauses until midnight in Beijing, and no person gets two messages', async () => {
    const it = await openCollege()
    const inside = it.addPeople(30)
    await it.follow(inside)
    it.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'day-quota', share: 1 })
    const { announcementId } = await it.publish(bell, { jobLevels: ['clerk', 'section'] })
    await drainQueue()
    expect((await it.fetchReport(announcementId)).state).toBe('paused')
    expect((await it.fetchReport(announcementId)).channels[0]?.ends).toMatchObject({
      waiting: 30,
      delivered: 0,
    })
    it.simulator.clearFaults()
    await runSchedules(it, 5)
    expect(it.messageCounts('templateMessage').size).toBe(0)
    it.passTime(14 * 3600)
    await runSchedules(it, 2)
    expect((await it.fetchReport(announcementId)).state).toBe('done')
    expect([...it.messageCounts('templateMessage').values()]).toEqual(Array(30).fill(1))
  })
  test('a campaign stops when its announcement is withdrawn, and its report is done', async () => {
    const it = await openCollege()
    await it.follow(it.addPeople(20))
    it.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'minute-quota', share: 1 })
    const out = await it.publish(bell)
    await drainQueue(2)
    await sendWithdrawal(it.office, out, now())
    it.simulator.clearFaults()
    await runSchedules(it, 3)
    expect(it.messageCounts('templateMessage').size).toBe(0)
    expect((await it.fetchReport(out.announcementId)).state).toBe('done')
  })
  test('after three days no message is sent, and the recipients left are unreachable', async () => {
    const it = await openCollege()
    await it.follow(it.addPeople(5))
    it.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'minute-quota', share: 1 })
    const { announcementId } = await it.publish(bell)
    await drainQueue(1)
    it.passTime(3 * 86_400 + 60)
    it.simulator.clearFaults()
    await runSchedules(it, 3)
    expect((await it.fetchReport(announcementId)).channels[0]?.ends).toMatchObject({
      unreachable: 5,
      delivered: 0,
    })
    expect(it.messageCounts('templateMessage').size).toBe(0)
  })
  test('a lost plan and lost lanes are queued again', async () => {
    const it = await openCollege()
    const inside = it.addPeople(8)
    await it.follow(inside)
    const { announcementId } = await it.publish(bell)
    queue.sent.length = 0
    it.passTime(60)
    const { publishDue } = await import('@zhixing/functions/announcements/publish-due')
    await publishDue(now())
    await drainQueue(1)
    queue.sent.length = 0
    await runSchedules(it, 3)
    expect([...it.messageCounts('templateMessage').values()]).toEqual(Array(8).fill(1))
    expect((await it.fetchReport(announcementId)).state).toBe('done')
  })
})

describe('the delivery report', () => {
  test('403 forbidden without a grant, 404 not-found outside the scope, 401 unauthenticated without a token', async () => {
    const { publish } = await openCollege()
    const { announcementId } = await publish(both)
    const learner = await aLearner()
    const otherAdministrator = await anAdministrator('system')
    const typeFor = async (token: string | undefined) =>
      (await request(contract.getReport, { announcementId }, { token, now: now() })).type
    expect(await typeFor(undefined)).toBe('identity/unauthenticated')
    expect(await typeFor(await staffToken(learner.learnerId, now()))).toBe('request/forbidden')
    expect(await typeFor(await staffToken(otherAdministrator.learnerId, now()))).toBe(
      'announcements/not-found',
    )
  })
})
