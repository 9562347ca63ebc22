import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { publishDue } from '@zhixing/functions/announcements/publish-due'
import { findAnnouncement } from '@zhixing/functions/announcements/store/announcements'
import { putDuePublication } from '@zhixing/functions/announcements/store/due-publications'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import { anApprovedAnnouncement, anOffice, type Office } from '../../support/announcements/given'
import { fetchInbox } from '../../support/announcements/when'
import { aLearner, anOrganisation } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

const queue = collectQueue()
let office: Office
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // a queue that is down is provoked here
  office = await anOffice()
})
beforeEach(() => {
  queue.sent.length = 0
  queue.failing.length = 0
})

describe('publish and withdraw', () => {
  test('200 a published announcement is in the inbox of its audience and no other; a repeat gets the same answer', async () => {
    const below = await anOrganisation(office.organisation)
    const [inside, outside] = [await aLearner({ organisation: below }), await aLearner()]
    const { announcementId, revision } = await anApprovedAnnouncement(office, {
      bell: { templateMessage: true, subscribeMessage: false },
    })
    const publication = { announcementId, revision }
    const first = await request(contract.publishAnnouncement, publication, { token: office.publisher.token })
    const again = await request(contract.publishAnnouncement, publication, { token: office.publisher.token })
    expect(first.body).toMatchObject({
      state: 'published',
      revision: revision + 1,
      actions: ['withdraw', 'pin'],
    })
    expect(again.body).toEqual(first.body)
    expect((await fetchInbox(inside.token)).announcements[0]).toMatchObject({
      announcementId,
      organisationName: '某单位',
    })
    expect((await fetchInbox(outside.token)).announcements).toEqual([])
    expect(queue.sent[0]?.message).toEqual({ kind: 'plan', announcementId })
  })
  test('A5 422 time-past · 200 a scheduled announcement is invisible until its time and is published once', async () => {
    const now = new Date()
    const learner = await aLearner({ organisation: office.organisation })
    const { announcementId, revision } = await anApprovedAnnouncement(office)
    const past = { announcementId, revision, publishAt: new Date(now.getTime() - 1).toISOString() }
    expect(
      (await request(contract.publishAnnouncement, past, { token: office.publisher.token, now })).type,
    ).toBe('announcements/time-past')
    const at = new Date(now.getTime() + 3600_000)
    const later = { announcementId, revision, publishAt: at.toISOString() }
    expect(
      (await request(contract.publishAnnouncement, later, { token: office.publisher.token, now })).body.state,
    ).toBe('scheduled')
    await publishDue(new Date(at.getTime() - 1000))
    expect((await request(contract.getAnnouncement, { announcementId }, { token: learner.token })).type).toBe(
      'announcements/not-found',
    )
    const due = new Date(at.getTime() + 30_000)
    await Promise.all([publishDue(due), publishDue(due)])
    await publishDue(due)
    const mine = (await fetchInbox(learner.token)).announcements.filter(
      (card) => card.announcementId === announcementId,
    )
    expect(mine).toMatchObject([{ publishedAt: due.toISOString() }])
    const { body } = await request(
      contract.getManagedAnnouncement,
      { announcementId },
      { token: office.editor.token },
    )
    expect(body.history.filter(({ step }) => step === 'published')).toHaveLength(1)
  })
  test('A5 more than a hundred rows that cannot be carried out yet hold up no publication behind them', async () => {
    const now = new Date()
    const { announcementId, revision } = await anApprovedAnnouncement(office)
    const at = new Date(now.getTime() + 3600_000)
    const later = { announcementId, revision, publishAt: at.toISOString() }
    await request(contract.publishAnnouncement, later, { token: office.publisher.token, now })
    const earlier = new Date(at.getTime() - 60_000).toISOString()
    await Promise.all(Array.from({ length: 101 }, () => putDuePublication(earlier, ulid())))
    await publishDue(at)
    expect((await findAnnouncement(announcementId))?.state).toBe('published')
  })
  test('a queue that is down does not undo a publication; the schedule repeats the message until push has planned the campaign', async () => {
    const { announcementId, revision } = await anApprovedAnnouncement(office, {
      bell: { templateMessage: true, subscribeMessage: true },
    })
    queue.failing.push('down')
    const answer = await request(
      contract.publishAnnouncement,
      { announcementId, revision },
      { token: office.publisher.token },
    )
    expect(answer.body.state).toBe('published')
    expect(queue.sent).toEqual([])
    await publishDue(new Date(Date.now() + 60_000))
    await publishDue(new Date(Date.now() + 120_000))
    expect(queue.sent.filter(({ message }) => message.announcementId === announcementId)).toHaveLength(2)
  })
})
