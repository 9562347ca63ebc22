import { publishDue } from '@zhixing/functions/announcements/publish-due'
import * as contract from '@zhixing/shared/announcements/contract'
import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import { ulid } from 'ulid'
import {
  aDraft,
  anApprovedAnnouncement,
  announcementFacts,
  anOffice,
  aPublishedAnnouncement,
  type Office,
} from '../../support/announcements/given'
import { sendPin, sendWithdrawal } from '../../support/announcements/when'
import { aLearner } from '../../support/identity/given'
import { request } from '../../support/request'
import { callVerb, learnerTokenOf, runJob, staffTokenOf } from '../calls'
import { queue } from '../platform'
import type { Scenario } from '../scenario'

const revisionOf = ({ announcementId, revision }: { announcementId: string; revision: number }) => ({
  announcementId,
  revision,
})
const factsOf = ({ organisation }: Office, title = '通知') =>
  announcementFacts(organisation.organisationId, { title })

const farDay = dayAfter(dayOf(new Date()), 30)

const anOfficeWithEmptyQueue = () => {
  queue.sent.length = 0
  return anOffice()
}

/** Each try leaves a row that asks for attention; the schedule removes them. */
const afterwards = (now: Date) => publishDue(now)

export const scenarios: Scenario[] = [
  {
    verb: 'announcements/markRead',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const learner = await aLearner({ organisation: office.organisation })
      const { announcementId } = await aPublishedAnnouncement(office)
      const input = { announcementIds: [announcementId, ulid()] }
      return (now) => callVerb(contract.markRead, { input, token: learnerTokenOf(learner) }, now)
    },
  },
  {
    verb: 'announcements/saveAnnouncement',
    when: 'for the first time',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const input = { announcementId: ulid(), revision: 0, facts: factsOf(office) }
      const token = staffTokenOf(office.editor)
      return (now) => callVerb(contract.saveAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/saveAnnouncement',
    when: 'again, after a withdrawal',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const published = await aPublishedAnnouncement(office)
      const { announcementId, revision } = (await sendWithdrawal(office, published)).body
      const input = { announcementId, revision, facts: factsOf(office, '更正') }
      const token = staffTokenOf(office.editor)
      return (now) => callVerb(contract.saveAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/submitAnnouncement',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const input = revisionOf(await aDraft(office))
      const token = staffTokenOf(office.editor)
      return (now) => callVerb(contract.submitAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/approveAnnouncement',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const draft = revisionOf(await aDraft(office))
      const submitted = (await request(contract.submitAnnouncement, draft, office.editor)).body
      const input = { ...revisionOf(submitted), approve: true }
      const token = staffTokenOf(office.approver)
      return (now) => callVerb(contract.approveAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/publishAnnouncement',
    when: 'at once',
    afterwards,
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const input = revisionOf(await anApprovedAnnouncement(office))
      const token = staffTokenOf(office.publisher)
      return (now) => callVerb(contract.publishAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/publishAnnouncement',
    when: 'at a time',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const approved = revisionOf(await anApprovedAnnouncement(office))
      const input = { ...approved, publishAt: '2026-11-24T01:00:00.000Z' }
      const token = staffTokenOf(office.publisher)
      return (now) => callVerb(contract.publishAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/withdrawAnnouncement',
    afterwards,
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const input = revisionOf(await aPublishedAnnouncement(office))
      const token = staffTokenOf(office.publisher)
      return (now) => callVerb(contract.withdrawAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/pinAnnouncement',
    when: 'beside another pin',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      await sendPin(office, await aPublishedAnnouncement(office), farDay)
      const { announcementId } = await aPublishedAnnouncement(office)
      const input = { announcementId, endsOn: farDay }
      const token = staffTokenOf(office.publisher)
      return (now) => callVerb(contract.pinAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'announcements/unpinAnnouncement',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const published = await aPublishedAnnouncement(office)
      await sendPin(office, published, farDay)
      const input = { announcementId: published.announcementId }
      const token = staffTokenOf(office.publisher)
      return (now) => callVerb(contract.unpinAnnouncement, { input, token }, now)
    },
  },
  {
    verb: 'publishDue',
    when: 'of what was scheduled',
    async arrange() {
      const office = await anOfficeWithEmptyQueue()
      const bell = { templateMessage: true, subscribeMessage: false }
      const inAMinute = new Date(Date.now() + 60_000).toISOString()
      await aPublishedAnnouncement(office, { bell }, new Date(), inAMinute)
      return (now) => runJob(() => publishDue(now))
    },
  },
]
