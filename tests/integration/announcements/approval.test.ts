import { beforeAll, describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/announcements/contract'
import { businessRoles } from '@zhixing/shared/identity/role'
import { ulid } from 'ulid'
import { aDraft, anOffice, aPublishedAnnouncement, type Office } from '../../support/announcements/given'
import { sendWithdrawal } from '../../support/announcements/when'
import { anAdministrator, grantRoleTo } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

collectQueue()
let office: Office
beforeAll(async () => {
  office = await anOffice()
})

describe('submit and approve', () => {
  test('403 same-person when the author or an editor approves', async () => {
    const { announcementId, revision, facts: written } = await aDraft(office)
    for (const role of ['approver', 'editor'] as const)
      await grantRoleTo(office.editor.learnerId, role, office.organisation.organisationId)
    const changer = await anAdministrator(businessRoles, office.organisation)
    await request(
      contract.saveAnnouncement,
      { announcementId, revision, facts: { ...written, title: '改' } },
      { token: changer.token },
    )
    await request(
      contract.submitAnnouncement,
      { announcementId, revision: revision + 1 },
      { token: changer.token },
    )
    for (const { token } of [office.editor, changer]) {
      const approval = { announcementId, revision: revision + 2, approve: true }
      expect((await request(contract.approveAnnouncement, approval, { token })).type).toBe(
        'announcements/same-person',
      )
    }
  })
  test('200 a rejection returns the draft with a reason that the author reads; 400 without a reason', async () => {
    const { announcementId, revision } = await aDraft(office)
    await request(contract.submitAnnouncement, { announcementId, revision }, { token: office.editor.token })
    const rejection = { announcementId, revision: revision + 1, approve: false }
    expect(
      (await request(contract.approveAnnouncement, rejection, { token: office.approver.token })).type,
    ).toBe('request/invalid')
    const { body } = await request(
      contract.approveAnnouncement,
      { ...rejection, comment: '日期不对' },
      { token: office.approver.token },
    )
    expect(body.state).toBe('draft')
    expect(body.history.at(-1)).toMatchObject({ step: 'rejected', comment: '日期不对' })
  })
  test.each([
    ['submit', contract.submitAnnouncement, {}, 'editor'],
    ['approve', contract.approveAnnouncement, { approve: true }, 'approver'],
    ['publish', contract.publishAnnouncement, {}, 'publisher'],
    ['withdraw', contract.withdrawAnnouncement, {}, 'publisher'],
  ] as const)(
    '%s: 404 not-found, 403 forbidden, 409 stale, 409 wrong-state',
    async (_name, step, more, role) => {
      const { token } = office[role]
      const input = (announcementId: string, revision: number) =>
        ({ announcementId, revision, ...more }) as never
      expect((await request(step, input(ulid(), 1), { token })).type).toBe('announcements/not-found')
      const { announcementId, revision } = await aPublishedAnnouncement(office)
      expect((await request(step, input(announcementId, revision - 2), { token })).type).toBe('request/stale')
      if (step === contract.withdrawAnnouncement) await sendWithdrawal(office, { announcementId, revision })
      const present = step === contract.withdrawAnnouncement ? revision + 1 : revision
      const supervisor = await anAdministrator('supervisor', office.organisation)
      expect((await request(step, input(announcementId, present), { token: supervisor.token })).type).toBe(
        'request/forbidden',
      )
      // Another person took the last step, so this is no repeat of it.
      const another = await anAdministrator(role, office.organisation)
      expect((await request(step, input(announcementId, present), { token: another.token })).type).toBe(
        'announcements/wrong-state',
      )
    },
  )
})
