import { beforeAll, describe, expect, test } from '@jest/globals'
import { publishDue } from '@zhixing/functions/announcements/publish-due'
import { findAnnouncementVersion } from '@zhixing/functions/announcements/store/announcements'
import * as contract from '@zhixing/shared/announcements/contract'
import { anOffice, aPublishedAnnouncement, type Office } from '../../support/announcements/given'
import { fetchInbox, sendWithdrawal } from '../../support/announcements/when'
import { aLearner } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

collectQueue()
let office: Office
beforeAll(async () => {
  office = await anOffice()
})

describe('publish and withdraw', () => {
  test('a scheduled announcement that is postponed or withdrawn is not published at its first time', async () => {
    const now = new Date()
    const in1 = new Date(now.getTime() + 3600_000)
    const in2 = new Date(now.getTime() + 7200_000)
    const [putOff, given] = [
      await aPublishedAnnouncement(office, {}, now, in1.toISOString()),
      await aPublishedAnnouncement(office, {}, now, in1.toISOString()),
    ]
    await sendWithdrawal(office, given, now)
    const { announcementId, revision } = putOff
    const publication = { announcementId, revision, publishAt: in2.toISOString() }
    await request(contract.publishAnnouncement, publication, { token: office.publisher.token, now })
    await publishDue(new Date(in1.getTime() + 1000))
    const stateOf = async (id: string) =>
      (await request(contract.getManagedAnnouncement, { announcementId: id }, { token: office.editor.token }))
        .body.state
    expect([await stateOf(putOff.announcementId), await stateOf(given.announcementId)]).toEqual([
      'scheduled',
      'withdrawn',
    ])
    await publishDue(new Date(in2.getTime() + 1000))
    expect(await stateOf(putOff.announcementId)).toBe('published')
  })
  test('A3 200 a withdrawn announcement is gone from list and address at once; edited again it is version 2, and version 1 is kept', async () => {
    const learner = await aLearner({ organisation: office.organisation })
    const out = await aPublishedAnnouncement(office)
    const { announcementId } = out
    expect((await fetchInbox(learner.token)).announcements.map((card) => card.announcementId)).toContain(
      announcementId,
    )
    expect((await sendWithdrawal(office, out)).body.state).toBe('withdrawn')
    expect((await fetchInbox(learner.token)).announcements.map((card) => card.announcementId)).not.toContain(
      announcementId,
    )
    expect((await request(contract.getAnnouncement, { announcementId }, { token: learner.token })).type).toBe(
      'announcements/not-found',
    )
    const change = { announcementId, revision: out.revision + 1, facts: { ...out.facts, title: '更正通知' } }
    const { body } = await request(contract.saveAnnouncement, change, { token: office.editor.token })
    expect(body).toMatchObject({ state: 'draft', version: 2, title: '更正通知' })
    expect(body.publishedAt).toBeUndefined()
    expect(await findAnnouncementVersion(announcementId, 1)).toMatchObject({
      version: 1,
      state: 'withdrawn',
      facts: { title: out.title },
    })
  })
})
