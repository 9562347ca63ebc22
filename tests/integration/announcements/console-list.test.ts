import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/announcements/contract'
import {
  aDraft,
  anApprovedAnnouncement,
  anOffice,
  aPublishedAnnouncement,
} from '../../support/announcements/given'
import { aLearner, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request, staffToken } from '../../support/request'

collectQueue()

describe('the console', () => {
  test('A2 200 lists the announcements of the caller’s scope, last changed first, and only those', async () => {
    const province = await anOffice()
    const city = await anOffice(await anOrganisation(province.organisation))
    const start = Date.now()
    const ofProvince = await aDraft(province, {}, new Date(start))
    const ofCity = await aPublishedAnnouncement(city, {}, new Date(start + 1))
    const second = await aDraft(city, {}, new Date(start + 2))
    const idsFor = async (token: string, state?: 'published') => {
      const { body } = await request(
        contract.listManagedAnnouncements,
        { ...(state && { state }) },
        { token },
      )
      return body.announcements.map(({ announcementId }) => announcementId)
    }
    expect(await idsFor(province.editor.token)).toEqual(
      [second, ofCity, ofProvince].map(({ announcementId }) => announcementId),
    )
    expect(await idsFor(city.editor.token)).toEqual(
      [second, ofCity].map(({ announcementId }) => announcementId),
    )
    expect(await idsFor(city.editor.token, 'published')).toEqual([ofCity.announcementId])
    const hidden = { announcementId: ofProvince.announcementId }
    expect((await request(contract.getManagedAnnouncement, hidden, { token: city.editor.token })).type).toBe(
      'announcements/not-found',
    )
    const learner = await aLearner({ organisation: city.organisation })
    expect((await request(contract.listManagedAnnouncements, {}, { token: learner.token })).type).toBe(
      'identity/unauthenticated',
    )
  })
  test('A2 200 pages of 20, 50 and 100 hold each announcement once · 400 invalid with another size · 400 cursor-invalid with another filter · 403 without a grant', async () => {
    const { editor, organisation, ...rest } = await anOffice()
    const start = Date.now()
    const ids: string[] = []
    for (let n = 0; n < 23; n++)
      ids.unshift((await aDraft({ editor, organisation, ...rest }, {}, new Date(start + n))).announcementId)
    const first = (await request(contract.listManagedAnnouncements, {}, { token: editor.token })).body
    const second = (
      await request(contract.listManagedAnnouncements, { cursor: first.cursor }, { token: editor.token })
    ).body
    expect(
      [...first.announcements, ...second.announcements].map(({ announcementId }) => announcementId),
    ).toEqual(ids)
    const askFor = (input: object) =>
      request(contract.listManagedAnnouncements, input, { token: editor.token })
    const large = (await askFor({ pageSize: 50 })).body
    expect(large.announcements).toEqual([...first.announcements, ...second.announcements])
    expect(large.cursor).toBeUndefined()
    const rest23 = (await askFor({ pageSize: 100, cursor: first.cursor })).body // the cursor of another size
    expect(rest23.announcements).toEqual(second.announcements)
    for (const pageSize of [19, 101, 20.5, 'many'])
      expect((await askFor({ pageSize })).type).toBe('request/invalid')
    const mixed = { cursor: first.cursor, state: 'draft' as const }
    expect((await request(contract.listManagedAnnouncements, mixed, { token: editor.token })).type).toBe(
      'request/cursor-invalid',
    )
    const nobody = await aLearner()
    const token = await staffToken(nobody.learnerId)
    expect((await request(contract.listManagedAnnouncements, {}, { token })).type).toBe('request/forbidden')
  })
  test('A2 200 what waits for me: submitted for an approver who did not write it, approved for a publisher, nothing else', async () => {
    const office = await anOffice()
    const draft = await aDraft(office)
    const submission = { announcementId: draft.announcementId, revision: draft.revision }
    await request(contract.submitAnnouncement, submission, { token: office.editor.token })
    const approved = await anApprovedAnnouncement(office)
    await aDraft(office)
    await aPublishedAnnouncement(office, {}, new Date(), new Date(Date.now() + 3_600_000).toISOString())
    await grantRoleTo(office.editor.learnerId, 'approver', office.organisation.organisationId)
    const waitingFor = async ({ token }: { token: string }) => {
      const { body } = await request(contract.listManagedAnnouncements, { waitingFor: 'me' }, { token })
      return body.announcements.map(({ announcementId }) => announcementId)
    }
    expect(await waitingFor(office.approver)).toEqual([draft.announcementId])
    expect(await waitingFor(office.publisher)).toEqual([approved.announcementId])
    expect(await waitingFor(office.editor)).toEqual([])
  })
})
