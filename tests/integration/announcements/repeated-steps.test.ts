import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { findAnnouncement, putAnnouncement } from '@zhixing/functions/announcements/store/announcements'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import {
  aDraft,
  anApprovedAnnouncement,
  announcementFacts,
  anOffice,
  aPublishedAnnouncement,
  type Office,
} from '../../support/announcements/given'
import { sendWithdrawal } from '../../support/announcements/when'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

const queue = collectQueue()
let office: Office
beforeAll(async () => {
  office = await anOffice()
})
beforeEach(() => {
  queue.sent.length = 0
})

const stored = async (announcementId: string) => {
  const found = await findAnnouncement(announcementId)
  if (!found) throw new Error(`no announcement ${announcementId}`)
  return found
}

describe('409 stale for the same step of the same person with other content', () => {
  test('a draft saved twice under one revision: the second text is not taken for the first', async () => {
    const { announcementId, revision, facts } = await aDraft(office)
    const send = (title: string) =>
      request(
        contract.saveAnnouncement,
        { announcementId, revision, facts: { ...facts, title } },
        { token: office.editor.token },
      )
    const first = await send('甲稿')
    expect((await send('乙稿')).type).toBe('request/stale')
    expect((await send('甲稿')).body).toEqual(first.body)
    expect((await stored(announcementId)).facts.title).toBe('甲稿')
  })

  test('a new draft whose author had another text under the same id', async () => {
    const announcementId = ulid()
    const send = (title: string) =>
      request(
        contract.saveAnnouncement,
        {
          announcementId,
          revision: 0,
          facts: announcementFacts(office.organisation.organisationId, { title }),
        },
        { token: office.editor.token },
      )
    const first = await send('甲稿')
    expect((await send('乙稿')).type).toBe('request/stale')
    expect((await send('甲稿')).body).toEqual(first.body)
  })

  test('a second time for the publication', async () => {
    const { announcementId, revision } = await anApprovedAnnouncement(office)
    const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString()
    const [sooner, later] = [inHours(1), inHours(2)]
    const send = (publishAt?: string) =>
      request(
        contract.publishAnnouncement,
        { announcementId, revision, ...(publishAt && { publishAt }) },
        { token: office.publisher.token },
      )
    expect((await send(sooner)).body.publishAt).toBe(sooner)
    expect((await send(later)).type).toBe('request/stale')
    expect((await send()).type).toBe('request/stale')
    expect((await send(sooner)).body.publishAt).toBe(sooner)
  })

  test('another reason for a rejection', async () => {
    const { announcementId, revision } = await aDraft(office)
    await request(contract.submitAnnouncement, { announcementId, revision }, { token: office.editor.token })
    const send = (comment: string) =>
      request(
        contract.approveAnnouncement,
        { announcementId, revision: revision + 1, approve: false, comment },
        { token: office.approver.token },
      )
    const first = await send('请写明时间')
    expect((await send('请写明地点')).type).toBe('request/stale')
    expect((await send('请写明时间')).body).toEqual(first.body)
  })
})

describe('a bell that has not rung', () => {
  const bell = { templateMessage: true, subscribeMessage: false }

  test('stays pending through a step that does not end it', async () => {
    const { announcementId, revision } = await aDraft(office, { bell })
    const bellPending = '2026-11-23T00:00:00.000Z'
    await putAnnouncement({ ...(await stored(announcementId)), bellPending })
    const submission = { announcementId, revision: revision + 1 }
    await request(contract.submitAnnouncement, submission, { token: office.editor.token })
    expect(await stored(announcementId)).toMatchObject({ state: 'submitted', bellPending })
  })

  test('is pending from the publication on and ends with the withdrawal', async () => {
    const { announcementId, revision, publishedAt } = await aPublishedAnnouncement(office, { bell })
    expect(await stored(announcementId)).toMatchObject({ bellPending: publishedAt })
    await sendWithdrawal(office, { announcementId, revision })
    expect((await stored(announcementId)).bellPending).toBeUndefined()
  })
})
