import { describe, expect, test } from '@jest/globals'
import { listChangesOf } from '@zhixing/functions/core/audit/list-changes'
import { listChanges, listChangesOfObject } from '@zhixing/shared/audit/contract'
import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../../support/announcements/given'
import { sendPin, sendUnpin } from '../../support/announcements/when'
import { anAdministrator, anOrganisation } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

collectQueue()
const now = new Date()
const today = dayOf(now)

const list = async ({ token }: { token: string }, filters: object = {}) =>
  (await request(listChanges, filters, { token, now })).body

describe('the audit log', () => {
  test('H2 shows the auditor of a province what was changed in it today; another province’s sees nothing', async () => {
    const office = await anOffice()
    const auditor = await anAdministrator('audit', office.organisation)
    const { announcementId } = await aPublishedAnnouncement(office, {}, now)
    await sendPin(office, { announcementId }, dayAfter(today, 1), now)
    await sendUnpin(office, { announcementId }, now)
    const { day, changes } = await list(auditor)
    expect(day).toBe(today)
    expect(changes.map(({ actionTitle }) => actionTitle).toSorted()).toEqual(
      ['保存公告', '提交公告', '批准公告', '发布公告', '置顶公告', '取消置顶'].toSorted(),
    )
    expect(changes.every(({ by, network }) => by !== '' && network === '10.20.*.*')).toBe(true)
    const elsewhere = await anAdministrator('audit', await anOrganisation())
    expect((await list(elsewhere)).changes).toEqual([])
    const object = { kind: 'announcement' as const, objectId: announcementId }
    const inBoth = [auditor, elsewhere].map(({ token }) =>
      request(listChangesOfObject, object, { token, now }),
    )
    const counts = (await Promise.all(inBoth)).map(({ body }) => body.changes.length)
    expect(counts).toEqual([6, 0])
  })

  test('filters by day, by kind and by person; control: without filters they are there', async () => {
    const office = await anOffice()
    const auditor = await anAdministrator('audit', office.organisation)
    await aPublishedAnnouncement(office, {}, now)
    const count = async (filters: object) => (await list(auditor, filters)).changes.length
    expect(await count({})).toBe(4)
    expect(await count({ day: dayAfter(today, -1) })).toBe(0)
    expect(await count({ kind: 'course' })).toBe(0)
    expect(await count({ kind: 'announcement', byId: office.approver.learnerId })).toBe(1)
    expect(await count({ byId: ulid() })).toBe(0)
  })

  test('403 for every role but the auditor’s', async () => {
    const organisation = await anOrganisation()
    for (const role of ['system', 'security', 'supervisor'] as const) {
      const { token } = await anAdministrator(role, organisation)
      expect((await request(listChanges, {}, { token, now })).type).toBe('request/forbidden')
      const object = { kind: 'grant' as const, objectId: ulid() }
      expect((await request(listChangesOfObject, object, { token, now })).type).toBe('request/forbidden')
    }
  })

  test('a repeated step leaves one line', async () => {
    const office = await anOffice()
    const { announcementId } = await aPublishedAnnouncement(office, {}, now)
    const object = { kind: 'announcement' as const, objectId: announcementId }
    const before = (await listChangesOf(object, undefined)).lines.length
    await sendPin(office, { announcementId }, dayAfter(today, 1), now)
    await sendPin(office, { announcementId }, dayAfter(today, 1), now)
    expect((await listChangesOf(object, undefined)).lines.length).toBe(before + 1)
  })
})
