import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { findFollower } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { sendWithdrawal } from '../../support/announcements/when'
import { aLearner, anAdministrator } from '../../support/identity/given'
import { aCollege, type College, now, queue, templateId } from '../../support/push/given'
import { drainQueue, runSchedules } from '../../support/push/when'
import { guestToken, request, staffToken } from '../../support/request'

jest.setTimeout(120_000) // lanes by the dozen, on a machine that may be busy
beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // alarms and queues that are down are what is provoked here
})
const open: College[] = []
const college = async () => {
  const opened = await aCollege()
  open.push(opened)
  return opened
}
afterEach(() => Promise.all(open.splice(0).map(({ simulator }) => simulator.close())))

const both = { templateMessage: true, subscribeMessage: true }
const bell = { templateMessage: true, subscribeMessage: false }
const consentBell = { templateMessage: false, subscribeMessage: true }

describe('a campaign', () => {
  test('M1 M5 M6 M7 M9 200 rings every follower in the city once, and nobody else; the report says so', async () => {
    const { simulator, people, follow, publish, reportOf, rung, staff, city } = await college()
    const inside = people(130)
    const outside = people(20)
    await follow(inside)
    await follow(outside, { orgPath: `${city.orgPath.slice(0, 27)}${ulid()}/` })
    const { announcementId } = await publish(bell)
    expect(
      (await request(contract.getReport, { announcementId }, { token: await staff(), now: now() })).type,
    ).toBe('push/not-published')
    await drainQueue()
    expect([...rung('templateMessage')].sort()).toEqual(inside.map((personId) => [personId, 1]).sort())
    expect(await reportOf(announcementId)).toMatchObject({
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
    expect(simulator.outbox({ personId: inside[0] ?? '' })[0]).toMatchObject({
      page: `packages/announcements/detail/index?announcementId=${announcementId}`,
      values: {
        thing1: '关于开展网络安全专题学习的通知',
        time3: expect.stringMatching(/^\d{4}-\d\d-\d\d 10:00$/),
      },
    })
  })
  test('M3 M4 uses one consent of each who has one, and leaves the others alone', async () => {
    const { people, consent, publish, reportOf, rung, simulator, mini } = await college()
    const [once = '', twice = '', never = ''] = people(3)
    // Whoever is bound nowhere is a guest, and guests are not of the city: so they are put there.
    const { changeConsents } = await import('@zhixing/functions/push/store/consents')
    const city = open.at(-1)?.city.orgPath ?? ''
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
    expect(Object.fromEntries(rung('subscribeMessage'))).toEqual({ [once]: 1, [twice]: 1 })
    expect((await reportOf(announcementId)).channels).toMatchObject([
      { recipients: 2, ends: { delivered: 2 } },
    ])
    const token = await guestToken(simulator.openidOf(mini, twice), now())
    const { body } = await request(contract.listSubscriptions, {}, { token, now: now() })
    expect(body.templates.map(({ key, consents }) => [key, consents])).toEqual([
      ['announcement', 1],
      ['newCourse', 0],
    ])
    expect(rung('subscribeMessage').has(never)).toBe(false)
  })
  test('each ends in its state: left without a word, switched off afterwards, silent', async () => {
    const { simulator, people, follow, publish, reportOf, account, pass } = await college()
    const [gone = '', blocks = '', fine = ''] = people(3)
    await follow([gone, blocks, fine])
    simulator.world.store.commit(['follows', simulator.openidOf(account, gone), null])
    simulator.change(blocks, { refusesMessages: true })
    const { announcementId } = await publish(bell)
    await drainQueue()
    expect((await findFollower(simulator.openidOf(account, gone)))?.unreachable).toBe('43004')
    // M8: accepted, and taken back by the event that comes a second later.
    pass(2)
    simulator.tick()
    await simulator.settled()
    await drainQueue()
    const report = await reportOf(announcementId)
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
  test('template: silence is asked again with the same number, and rings once', async () => {
    const { simulator, people, follow, publish, reportOf, rung } = await college()
    const [one = ''] = people(1)
    await follow([one])
    simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'lost', remaining: 2 })
    const { announcementId } = await publish(bell)
    await drainQueue()
    expect(rung('templateMessage').get(one)).toBe(1)
    expect((await reportOf(announcementId)).channels[0]?.ends.delivered).toBe(1)
  })
  test('the day’s quota is used up: paused until midnight in Beijing, then on, and nobody is rung twice', async () => {
    const it = await college()
    const inside = it.people(30)
    await it.follow(inside)
    it.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'day-quota', share: 1 })
    const { announcementId } = await it.publish(bell, { jobLevels: ['clerk', 'section'] })
    await drainQueue()
    expect((await it.reportOf(announcementId)).state).toBe('paused')
    expect((await it.reportOf(announcementId)).channels[0]?.ends).toMatchObject({ waiting: 30, delivered: 0 })
    it.simulator.clearFaults()
    await runSchedules(it, 5)
    expect(it.rung('templateMessage').size).toBe(0)
    it.pass(14 * 3600)
    await runSchedules(it, 2)
    expect((await it.reportOf(announcementId)).state).toBe('done')
    expect([...it.rung('templateMessage').values()]).toEqual(Array(30).fill(1))
  })
  test('withdrawn while it rings: it stops, and the report is done', async () => {
    const it = await college()
    await it.follow(it.people(20))
    it.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'minute-quota', share: 1 })
    const out = await it.publish(bell)
    await drainQueue(2)
    await sendWithdrawal(it.office, out, now())
    it.simulator.clearFaults()
    await runSchedules(it, 3)
    expect(it.rung('templateMessage').size).toBe(0)
    expect((await it.reportOf(out.announcementId)).state).toBe('done')
  })
  test('three days late it does not ring any more: whoever is left is unreachable', async () => {
    const it = await college()
    await it.follow(it.people(5))
    it.simulator.addFault({ path: '/cgi-bin/message/template/send', kind: 'minute-quota', share: 1 })
    const { announcementId } = await it.publish(bell)
    await drainQueue(1)
    it.pass(3 * 86_400 + 60)
    it.simulator.clearFaults()
    await runSchedules(it, 3)
    expect((await it.reportOf(announcementId)).channels[0]?.ends).toMatchObject({
      unreachable: 5,
      delivered: 0,
    })
    expect(it.rung('templateMessage').size).toBe(0)
  })
  test('a lost plan and lost deliveries come again', async () => {
    const it = await college()
    const inside = it.people(8)
    await it.follow(inside)
    const { announcementId } = await it.publish(bell)
    queue.sent.length = 0
    it.pass(60)
    const { publishDue } = await import('@zhixing/functions/announcements/publish-due')
    await publishDue(now())
    await drainQueue(1)
    queue.sent.length = 0
    await runSchedules(it, 3)
    expect([...it.rung('templateMessage').values()]).toEqual(Array(8).fill(1))
    expect((await it.reportOf(announcementId)).state).toBe('done')
  })
})

describe('the report', () => {
  test('403 forbidden, 404 not-found outside one’s scope, 401 unauthenticated', async () => {
    const { publish } = await college()
    const { announcementId } = await publish(both)
    const nobody = await aLearner()
    const stranger = await anAdministrator('system')
    const ask = async (token: string | undefined) =>
      (await request(contract.getReport, { announcementId }, { token, now: now() })).type
    expect(await ask(undefined)).toBe('identity/unauthenticated')
    expect(await ask(await staffToken(nobody.learnerId, now()))).toBe('request/forbidden')
    expect(await ask(await staffToken(stranger.learnerId, now()))).toBe('announcements/not-found')
  })
})
