import { beforeEach, describe, expect, jest, test } from '@jest/globals'
import { publishDue } from '@zhixing/functions/announcements/publish-due'
import { listPins } from '@zhixing/functions/announcements/store/pins'
import * as contract from '@zhixing/shared/announcements/contract'
import { dayAfter, dayOf, startOfDay } from '@zhixing/shared/calendar'
import { ulid } from 'ulid'
import {
  anApprovedAnnouncement,
  anOffice,
  aPublishedAnnouncement,
  type Office,
} from '../../support/announcements/given'
import { fetchInbox, sendPin, sendUnpin, sendWithdrawal } from '../../support/announcements/when'
import { aLearner, anAdministrator, anOrganisation } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { guestToken, request, tokenOf } from '../../support/request'

const queue = collectQueue()
const now = new Date()
const today = dayOf(now)
const tomorrow = dayAfter(today, 1)
beforeEach(() => {
  queue.sent.length = 0
  queue.failing.length = 0
})

const published = async (office: Office, count: number, start = now) => {
  const announcements = []
  for (let n = 0; n < count; n++)
    announcements.push(await aPublishedAnnouncement(office, {}, new Date(start.getTime() + n)))
  return announcements
}
const pin = (office: Office, announcement: { announcementId: string }, endsOn: string, at = now) =>
  sendPin(office, announcement, endsOn, at)
const unpin = (office: Office, announcement: { announcementId: string }) =>
  sendUnpin(office, announcement, now)
/** The inbox at another time, with a token that is valid then. */
const inboxAt = async ({ learnerId }: { learnerId: string }, at: Date, cursor?: string) =>
  fetchInbox(await tokenOf(learnerId, { now: at }), cursor, at)
const idsOf = (announcements: { announcementId: string }[]) =>
  announcements.map(({ announcementId }) => announcementId)
const read = async ({ publisher: { token } }: Office, { announcementId }: { announcementId: string }) =>
  (await request(contract.getManagedAnnouncement, { announcementId }, { token })).body

describe('pin', () => {
  test('A7 200 on top of the inbox of those addressed until the end of its day, newest first over all feeds', async () => {
    const province = await anOffice()
    const city = await anOffice(await anOrganisation(province.organisation))
    const learner = await aLearner({ organisation: city.organisation })
    const [first, second] = await published(province, 2)
    const [third, fourth] = await published(city, 2, new Date(now.getTime() + 1000))
    if (!first || !second || !third || !fourth) throw new Error('four are published')
    await pin(province, first, tomorrow)
    expect((await pin(city, third, today)).body).toMatchObject({ state: 'published', pinEndsOn: today })
    const inbox = await inboxAt(learner, now)
    expect(idsOf(inbox.announcements)).toEqual(idsOf([third, first, fourth, second]))
    expect(inbox.announcements.map(({ pinEndsOn }) => pinEndsOn)).toEqual([
      today,
      tomorrow,
      undefined,
      undefined,
    ])
    const nextDay = (await inboxAt(learner, startOfDay(tomorrow))).announcements
    expect(idsOf(nextDay)).toEqual(idsOf([first, fourth, third, second]))
    const after = (await inboxAt(learner, startOfDay(dayAfter(today, 2)))).announcements
    expect(idsOf(after)).toEqual(idsOf([fourth, third, second, first]))
  })
  test('200 again replaces the day; the list and the page of the announcement show it', async () => {
    const office = await anOffice()
    const announcement = await aPublishedAnnouncement(office)
    const { token } = office.publisher
    await pin(office, announcement, today)
    expect((await pin(office, announcement, tomorrow)).body.pinEndsOn).toBe(tomorrow)
    expect(await listPins(office.organisation.organisationId)).toHaveLength(1)
    expect((await read(office, announcement)).pinEndsOn).toBe(tomorrow)
    const { announcements } = (await request(contract.listManagedAnnouncements, {}, { token })).body
    expect(announcements.map(({ pinEndsOn }) => pinEndsOn)).toEqual([tomorrow])
  })
  test('not shown to a learner of another job level, nor to a guest', async () => {
    const office = await anOffice()
    const announcement = await aPublishedAnnouncement(office, { jobLevels: ['bureau'] })
    await pin(office, announcement, tomorrow)
    const clerk = await aLearner({ organisation: office.organisation, jobLevel: 'clerk' })
    expect((await inboxAt(clerk, now)).announcements).toEqual([])
    const guest = await fetchInbox(await guestToken(), undefined, now)
    expect(idsOf(guest.announcements)).not.toContain(announcement.announcementId)
  })
  test('422 pin-day for yesterday and for 91 days ahead; 200 for today and for 90', async () => {
    const office = await anOffice()
    const announcement = await aPublishedAnnouncement(office)
    for (const days of [-1, 91])
      expect((await pin(office, announcement, dayAfter(today, days), now)).type).toBe('announcements/pin-day')
    for (const days of [0, 90])
      expect((await pin(office, announcement, dayAfter(today, days), now)).status).toBe(200)
  })
  test('409 pins-full for the sixth until one is unpinned, ends or is withdrawn', async () => {
    const office = await anOffice()
    const [sixth, first, second, third, ...others] = await published(office, 6)
    if (!sixth || !first || !second || !third) throw new Error('six are published')
    for (const pinned of [first, second, third, ...others]) await pin(office, pinned, tomorrow, now)
    const pinSixth = (at = now) => pin(office, sixth, dayAfter(today, 9), at)
    expect((await pinSixth()).type).toBe('announcements/pins-full')
    await unpin(office, first)
    expect((await pinSixth()).status).toBe(200)
    expect((await pin(office, first, tomorrow)).type).toBe('announcements/pins-full')
    await sendWithdrawal(office, second)
    expect((await pin(office, first, tomorrow)).status).toBe(200)
    await unpin(office, sixth)
    await pin(office, await aPublishedAnnouncement(office), tomorrow)
    expect((await pinSixth()).type).toBe('announcements/pins-full')
    expect((await pinSixth(startOfDay(dayAfter(today, 2)))).status).toBe(200)
    expect(idsOf(await listPins(office.organisation.organisationId))).toEqual(idsOf([sixth]))
  })
  test('A7 of eight who pin at once in one organisation exactly five are heard', async () => {
    const office = await anOffice()
    const announcements = await published(office, 8)
    const answers = await Promise.all(announcements.map((each) => pin(office, each, tomorrow)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(5).fill(200), ...Array(3).fill(409)])
    expect(await listPins(office.organisation.organisationId)).toHaveLength(5)
  })
})

describe('unpin and withdraw', () => {
  test('200 back at its place by time; 200 again for one that is not pinned', async () => {
    const office = await anOffice()
    const learner = await aLearner({ organisation: office.organisation })
    const [older, newer] = await published(office, 2)
    if (!older || !newer) throw new Error('two are published')
    await pin(office, older, tomorrow)
    expect(idsOf((await inboxAt(learner, now)).announcements)).toEqual(idsOf([older, newer]))
    for (let time = 0; time < 2; time++) {
      const { status, body } = await unpin(office, older)
      expect([status, body.pinEndsOn]).toEqual([200, undefined])
    }
    expect(idsOf((await inboxAt(learner, now)).announcements)).toEqual(idsOf([newer, older]))
  })
  test('a withdrawal ends the pin: published again, it is not pinned', async () => {
    const office = await anOffice()
    const learner = await aLearner({ organisation: office.organisation })
    const announcement = await aPublishedAnnouncement(office)
    await pin(office, announcement, tomorrow)
    const withdrawn = (await sendWithdrawal(office, announcement)).body
    expect(withdrawn.pinEndsOn).toBeUndefined()
    expect((await inboxAt(learner, now)).announcements).toEqual([])
    const { announcementId, revision, facts } = withdrawn
    const { editor, approver, publisher } = office
    await request(contract.saveAnnouncement, { announcementId, revision, facts }, editor)
    await request(contract.submitAnnouncement, { announcementId, revision: revision + 1 }, editor)
    const approval = { announcementId, revision: revision + 2, approve: true }
    await request(contract.approveAnnouncement, approval, approver)
    const publication = { announcementId, revision: revision + 3 }
    const again = (await request(contract.publishAnnouncement, publication, publisher)).body
    expect([again.state, again.pinEndsOn]).toEqual(['published', undefined])
    expect((await inboxAt(learner, now)).announcements[0]?.pinEndsOn).toBeUndefined()
  })
  test('a bell that has not rung yet still rings when its announcement was pinned and unpinned meanwhile', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined) // the queue that is down
    const office = await anOffice()
    const bell = { templateMessage: true, subscribeMessage: true }
    const { announcementId, revision } = await anApprovedAnnouncement(office, { bell })
    queue.failing.push('down')
    const { token } = office.publisher
    await request(contract.publishAnnouncement, { announcementId, revision }, { token, now })
    await pin(office, { announcementId }, tomorrow)
    await unpin(office, { announcementId })
    await pin(office, { announcementId }, tomorrow)
    expect(queue.sent).toEqual([])
    await publishDue(new Date(now.getTime() + 60_000))
    expect(queue.sent.map(({ message }) => message)).toContainEqual({ kind: 'plan', announcementId })
    expect((await read(office, { announcementId })).pinEndsOn).toBe(tomorrow)
  })
  test.each([
    ['pin', contract.pinAnnouncement, { endsOn: tomorrow }],
    ['unpin', contract.unpinAnnouncement, {}],
  ] as const)('%s: 404 not-found, 403 forbidden, 409 wrong-state', async (_name, step, more) => {
    const office = await anOffice()
    const { announcementId } = await aPublishedAnnouncement(office)
    const send = (token: string, id = announcementId) =>
      request(step, { announcementId: id, ...more } as never, { token })
    expect((await send(office.publisher.token, ulid())).type).toBe('announcements/not-found')
    const elsewhere = await anAdministrator('publisher', await anOrganisation())
    expect((await send(elsewhere.token)).type).toBe('announcements/not-found')
    for (const { token } of [office.editor, office.approver])
      expect((await send(token)).type).toBe('request/forbidden')
    const approved = await anApprovedAnnouncement(office)
    expect((await send(office.publisher.token, approved.announcementId)).type).toBe(
      'announcements/wrong-state',
    )
  })
})

describe('paging', () => {
  test('each once: a pinned one does not return below, and one whose pin ends between two pages is not lost', async () => {
    const office = await anOffice()
    const learner = await aLearner({ organisation: office.organisation })
    const announcements = await published(office, 25)
    const [oldest, second] = announcements
    if (!oldest || !second) throw new Error('25 are published')
    await pin(office, oldest, today)
    await pin(office, second, tomorrow)
    const first = await fetchInbox(learner.token, undefined, now)
    await unpin(office, second)
    const rest = await inboxAt(learner, startOfDay(tomorrow), first.cursor)
    const unpinned = announcements.slice(2).toReversed()
    expect(idsOf([...first.announcements, ...rest.announcements])).toEqual(
      idsOf([second, oldest, ...unpinned]),
    )
    expect([first.announcements.length, rest.cursor]).toEqual([20, undefined])
  })
  test('25 pinned in five feeds come first, and the cursor that names them is accepted', async () => {
    const offices: Office[] = [await anOffice()]
    while (offices.length < 5) {
      const above = offices.at(-1)?.organisation
      offices.push(await anOffice(await anOrganisation(above)))
    }
    const pinned: string[] = []
    for (const [level, office] of offices.entries()) {
      for (const announcement of await published(office, 6, new Date(now.getTime() + 1000 * level))) {
        const { status } = await pin(office, announcement, tomorrow)
        if (status === 200) pinned.unshift(announcement.announcementId)
      }
    }
    const learner = await aLearner({ organisation: offices.at(-1)?.organisation })
    const first = await inboxAt(learner, now)
    expect(idsOf(first.announcements).slice(0, 25)).toEqual(pinned)
    const rest = await fetchInbox(learner.token, first.cursor)
    const ids = idsOf([...first.announcements, ...rest.announcements])
    expect([ids.length, new Set(ids).size]).toEqual([30, 30])
  })
})
