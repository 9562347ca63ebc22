import { describe, expect, test } from '@jest/globals'
import { findFollower } from '@zhixing/functions/push/store/followers'
import * as contract from '@zhixing/shared/push/contract'
import { ulid } from 'ulid'
import { openCollege } from '../../support/push/colleges'
import { now } from '../../support/push/given'
import { drainQueue } from '../../support/push/when'
import { request } from '../../support/request'

const bell = { templateMessage: true, subscribeMessage: false }

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
})
