import { describe, expect, test } from '@jest/globals'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { sendWithdrawal } from '../../support/announcements/when'
import { aLearner } from '../../support/identity/given'
import { openCollege } from '../../support/push/colleges'
import { now, queue } from '../../support/push/given'
import { drainQueue, runSchedules } from '../../support/push/when'

const bell = { templateMessage: true, subscribeMessage: false }

describe('a campaign', () => {
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
    const followers = it.addPeople(5)
    await it.follow(followers)
    // Bound, because after a day the organisation of each is read again.
    for (const personId of followers) {
      const { learnerId } = await aLearner({ organisation: it.city })
      const openid = it.simulator.openidOf(it.account, personId)
      await bindWechat({ appid: it.account, openid }, learnerId, now())
    }
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
