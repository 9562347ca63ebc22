import { beforeAll, describe, expect, test } from '@jest/globals'
import { listReadMarks } from '@zhixing/functions/announcements/store/read-marks'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement, type Office } from '../../support/announcements/given'
import { fetchInbox } from '../../support/announcements/when'
import { aLearner, anOrganisation } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { guestToken, request } from '../../support/request'

collectQueue()
let office: Office
beforeAll(async () => {
  office = await anOffice()
})

describe('the inbox', () => {
  test('A4 and A6 200 pages of twenty, newest first over all levels, each once, with read marks and the unread count', async () => {
    const province = await anOffice()
    const city = await anOffice(await anOrganisation(province.organisation, { name: '某市' }))
    const learner = await aLearner({ organisation: city.organisation, jobLevel: 'clerk' })
    const start = Date.now()
    const ids: string[] = []
    for (let n = 0; n < 25; n++) {
      const { announcementId } = await aPublishedAnnouncement(
        n % 2 ? province : city,
        {},
        new Date(start + n),
      )
      ids.unshift(announcementId)
    }
    await aPublishedAnnouncement(province, { jobLevels: ['bureau'] }, new Date(start + 99))
    const first = await fetchInbox(learner.token)
    const second = await fetchInbox(learner.token, first.cursor)
    expect(
      [...first.announcements, ...second.announcements].map(({ announcementId }) => announcementId),
    ).toEqual(ids)
    expect([first.announcements.length, second.cursor, first.unread]).toEqual([20, undefined, 25])

    const [newest = '', next = ''] = ids
    const marking = (announcementIds: string[], now: Date) =>
      request(contract.markRead, { announcementIds }, { token: learner.token, now })
    await marking([newest], new Date(start + 1000))
    await marking([newest, next, ulid()], new Date(start + 2000))
    const read = await fetchInbox(learner.token)
    expect(read.announcements.slice(0, 3).map(({ readAt }) => readAt)).toEqual([
      new Date(start + 1000).toISOString(),
      new Date(start + 2000).toISOString(),
      undefined,
    ])
    expect(read.unread).toBe(23)
    expect([...(await listReadMarks(learner.learnerId)).keys()].sort()).toEqual([newest, next].sort())
    expect(
      (await request(contract.getAnnouncement, { announcementId: newest }, { token: learner.token })).body,
    ).toMatchObject({
      readAt: new Date(start + 1000).toISOString(),
      body: [{ kind: 'paragraph', text: '请按时完成。' }],
    })
  })
  test('404 not-found outside the audience · 400 cursor-invalid for the cursor of another list · 200 for guests', async () => {
    const { announcementId } = await aPublishedAnnouncement(office, { jobLevels: ['bureau'] })
    const clerk = await aLearner({ organisation: office.organisation, jobLevel: 'clerk' })
    for (const token of [clerk.token, await guestToken(), undefined]) {
      expect((await request(contract.getAnnouncement, { announcementId }, { token })).type).toBe(
        'announcements/not-found',
      )
    }
    for (const cursor of ['nonsense', 'a.b']) {
      expect((await request(contract.listAnnouncements, { cursor }, { token: clerk.token })).type).toBe(
        'request/cursor-invalid',
      )
    }
    expect((await request(contract.listAnnouncements, {}, {})).status).toBe(200)
  })
  test('401 unauthenticated and 403 not-bound for a read mark of a guest', async () => {
    const input = { announcementIds: [ulid()] }
    expect((await request(contract.markRead, input, {})).type).toBe('identity/unauthenticated')
    expect((await request(contract.markRead, input, { token: await guestToken() })).type).toBe(
      'identity/not-bound',
    )
  })
})
