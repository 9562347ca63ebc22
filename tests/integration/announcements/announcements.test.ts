import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { publishDue } from '@zhixing/functions/announcements/publish-due'
import { findAnnouncementVersion } from '@zhixing/functions/announcements/store/announcements'
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
import { fetchInbox, sendWithdrawal } from '../../support/announcements/when'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

const queue = collectQueue()
let office: Office
beforeAll(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined) // queues that are down and deaths are provoked here
  office = await anOffice()
})
beforeEach(() => {
  queue.sent.length = 0
  queue.failing.length = 0
})

const ask = { announcementId: '', revision: 1 }
const fresh = () => ({ ...ask, announcementId: ulid() })

describe('save', () => {
  test('A1 200 a new draft stands under the id its author chose; sent again, it is answered again', async () => {
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
  test('409 stale when another editor has saved in between; their words stay', async () => {
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
  test('of ten who save the same revision at once exactly one is heard', async () => {
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
  test('200 a change of an approved one leads back to draft, and its approval is gone', async () => {
    const { announcementId, revision, facts: written } = await anApprovedAnnouncement(office)
    const change = { announcementId, revision, facts: { ...written, title: '批准以后的改动' } }
    const { body } = await request(contract.saveAnnouncement, change, { token: office.editor.token })
    expect(body.state).toBe('draft')
    const publication = { announcementId, revision: body.revision }
    expect(
      (await request(contract.publishAnnouncement, publication, { token: office.publisher.token })).type,
    ).toBe('announcements/wrong-state')
  })
  test('403 forbidden for an addressee outside one’s scope, and without the role of an editor', async () => {
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
  test('404 not-found for a revision of what does not exist · 400 for an organisation that does not exist · 409 wrong-state once published', async () => {
    const { token } = office.editor
    const written = announcementFacts(office.organisation.organisationId)
    expect((await request(contract.saveAnnouncement, { ...fresh(), facts: written }, { token })).type).toBe(
      'announcements/not-found',
    )
    const nowhere = { announcementId: ulid(), revision: 0, facts: announcementFacts(ulid()) }
    expect((await request(contract.saveAnnouncement, nowhere, { token })).type).toBe('request/invalid')
    const { announcementId, revision } = await aPublishedAnnouncement(office)
    expect(
      (await request(contract.saveAnnouncement, { announcementId, revision, facts: written }, { token }))
        .type,
    ).toBe('announcements/wrong-state')
  })
})

describe('submit and approve', () => {
  test('403 same-person when the author or an editor approves', async () => {
    const { announcementId, revision, facts: written } = await aDraft(office)
    for (const role of ['approver', 'editor'] as const)
      await grantRoleTo(office.editor.learnerId, role, office.organisation.organisationId)
    const changer = await anAdministrator('system', office.organisation)
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
  test('200 sent back with a reason that the author reads; 400 without one', async () => {
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

describe('publish and withdraw', () => {
  test('200 published at once: in the inbox of those addressed, and no others; 200 again when the answer was lost', async () => {
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
  test('A5 422 time-past · 200 scheduled, invisible until then, published by the schedule and only once', async () => {
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
  test('a scheduled one that is put off, or withdrawn, is not published at the first time', async () => {
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
  test('A3 200 withdrawn: gone from list and address at once; taken up again it is version 2, and version 1 is kept', async () => {
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
  test('a queue that is down does not undo a publication; the schedule rings until push takes the bell over', async () => {
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
