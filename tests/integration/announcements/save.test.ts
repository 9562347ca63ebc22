import { beforeAll, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import {
  aDraft,
  anApprovedAnnouncement,
  announcementFacts,
  anOffice,
  type Office,
} from '../../support/announcements/given'
import { anAdministrator } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

collectQueue()
let office: Office
beforeAll(async () => {
  office = await anOffice()
})

describe('save', () => {
  test('A1 200 a new draft is stored under the id its author chose; a repeat gets the same answer', async () => {
    const input = {
      announcementId: ulid(),
      revision: 0,
      facts: announcementFacts(office.organisation.organisationId),
    }
    const first = await request(contract.saveAnnouncement, input, { token: office.editor.token })
    const again = await request(contract.saveAnnouncement, input, { token: office.editor.token })
    expect(first.body).toMatchObject({
      state: 'draft',
      revision: 1,
      version: 1,
      author: '王小明',
      actions: ['edit', 'submit'],
    })
    expect(again.body).toEqual(first.body)
  })
  test('409 stale when another editor has saved in between; the other editor’s text stays', async () => {
    const { announcementId, revision, facts: written } = await aDraft(office)
    const other = await anAdministrator('editor', office.organisation)
    const change = { announcementId, revision, facts: { ...written, title: '改过的标题' } }
    expect((await request(contract.saveAnnouncement, change, { token: other.token })).body.revision).toBe(2)
    const late = { announcementId, revision, facts: { ...written, title: '迟到的标题' } }
    expect((await request(contract.saveAnnouncement, late, { token: office.editor.token })).type).toBe(
      'request/stale',
    )
    const { body } = await request(
      contract.getManagedAnnouncement,
      { announcementId },
      { token: office.editor.token },
    )
    expect(body.title).toBe('改过的标题')
    expect(body.history.map(({ step }) => step)).toEqual(['saved', 'saved'])
  })
  test('409 for nine of ten editors who save the same revision at the same time', async () => {
    const { announcementId, revision, facts: written } = await aDraft(office)
    const others = await Promise.all(
      Array.from({ length: 10 }, () => anAdministrator('editor', office.organisation)),
    )
    const answers = await Promise.all(
      others.map(({ token }, index) =>
        request(
          contract.saveAnnouncement,
          { announcementId, revision, facts: { ...written, title: `第${index}稿` } },
          { token },
        ),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
  })
  test('200 a change of an approved announcement makes it a draft again without approval', async () => {
    const { announcementId, revision, facts: written } = await anApprovedAnnouncement(office)
    const change = { announcementId, revision, facts: { ...written, title: '批准以后的改动' } }
    const { body } = await request(contract.saveAnnouncement, change, { token: office.editor.token })
    expect(body.state).toBe('draft')
    const publication = { announcementId, revision: body.revision }
    expect(
      (await request(contract.publishAnnouncement, publication, { token: office.publisher.token })).type,
    ).toBe('announcements/wrong-state')
  })
})
