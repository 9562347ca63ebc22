import { beforeAll, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import {
  announcementFacts,
  anOffice,
  aPublishedAnnouncement,
  type Office,
} from '../../support/announcements/given'
import { anOrganisation } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

collectQueue()
let office: Office
beforeAll(async () => {
  office = await anOffice()
})

describe('save', () => {
  test('403 forbidden for an audience outside the editor’s scope, and without the editor role', async () => {
    const elsewhere = await anOrganisation()
    const outside = {
      announcementId: ulid(),
      revision: 0,
      facts: announcementFacts(elsewhere.organisationId),
    }
    expect((await request(contract.saveAnnouncement, outside, { token: office.editor.token })).type).toBe(
      'request/forbidden',
    )
    const inside = {
      announcementId: ulid(),
      revision: 0,
      facts: announcementFacts(office.organisation.organisationId),
    }
    expect((await request(contract.saveAnnouncement, inside, { token: office.approver.token })).type).toBe(
      'request/forbidden',
    )
  })
  test('404 not-found for a revision of an absent announcement · 400 for an absent organisation · 409 wrong-state once published', async () => {
    const { token } = office.editor
    const written = announcementFacts(office.organisation.organisationId)
    expect(
      (
        await request(
          contract.saveAnnouncement,
          { announcementId: ulid(), revision: 1, facts: written },
          { token },
        )
      ).type,
    ).toBe('announcements/not-found')
    const toAbsentOrganisation = { announcementId: ulid(), revision: 0, facts: announcementFacts(ulid()) }
    expect((await request(contract.saveAnnouncement, toAbsentOrganisation, { token })).type).toBe(
      'request/invalid',
    )
    const { announcementId, revision } = await aPublishedAnnouncement(office)
    expect(
      (await request(contract.saveAnnouncement, { announcementId, revision, facts: written }, { token }))
        .type,
    ).toBe('announcements/wrong-state')
  })
})
