import { publishDue } from '@zhixing/functions/announcements/publish-due'
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
import { aLearner } from '../../support/identity/given'
import { staffToken, tokenOf } from '../../support/request'
import { type Scenario, told, worked } from '../scenario'
import { queue } from './platform'

type Seat = 'editor' | 'approver' | 'publisher'
const of = (office: Office, seat: Seat) => (now: Date) => staffToken(office[seat].learnerId, now)
const bell = { templateMessage: true, subscribeMessage: false }

/** Rows that ask for attention are one for each try; the schedule removes them. */
const settled = (now: Date) => publishDue(now)

const anOfficeAtWork = () => {
  queue.sent.length = 0
  return anOffice()
}

export const announcementScenarios: Scenario[] = [
  {
    verb: 'announcements/markRead',
    async arrange() {
      const office = await anOfficeAtWork()
      const { learnerId } = await aLearner({ organisation: office.organisation })
      const { announcementId } = await aPublishedAnnouncement(office)
      const input = { announcementIds: [announcementId, ulid()] }
      return (now) => told(contract.markRead, { input, token: () => tokenOf(learnerId, { now }) }, now)
    },
  },
  {
    verb: 'announcements/saveAnnouncement',
    when: 'for the first time',
    async arrange() {
      const office = await anOfficeAtWork()
      const input = {
        announcementId: ulid(),
        revision: 0,
        facts: announcementFacts(office.organisation.organisationId),
      }
      return (now) => told(contract.saveAnnouncement, { input, token: of(office, 'editor') }, now)
    },
  },
  {
    verb: 'announcements/saveAnnouncement',
    when: 'again, after a withdrawal',
    async arrange() {
      const office = await anOfficeAtWork()
      const out = await aPublishedAnnouncement(office)
      await told(
        contract.withdrawAnnouncement,
        { input: stepOf(out), token: of(office, 'publisher') },
        new Date(),
      )
      const input = {
        announcementId: out.announcementId,
        revision: out.revision + 1,
        facts: announcementFacts(office.organisation.organisationId, { title: '更正' }),
      }
      return (now) => told(contract.saveAnnouncement, { input, token: of(office, 'editor') }, now)
    },
  },
  {
    verb: 'announcements/submitAnnouncement',
    async arrange() {
      const office = await anOfficeAtWork()
      const input = stepOf(await aDraft(office))
      return (now) => told(contract.submitAnnouncement, { input, token: of(office, 'editor') }, now)
    },
  },
  {
    verb: 'announcements/approveAnnouncement',
    async arrange() {
      const office = await anOfficeAtWork()
      const drafted = stepOf(await aDraft(office))
      await told(contract.submitAnnouncement, { input: drafted, token: of(office, 'editor') }, new Date())
      const input = { ...drafted, revision: drafted.revision + 1, approve: true }
      return (now) => told(contract.approveAnnouncement, { input, token: of(office, 'approver') }, now)
    },
  },
  {
    verb: 'announcements/publishAnnouncement',
    when: 'at once',
    afterwards: settled,
    async arrange() {
      const office = await anOfficeAtWork()
      const input = stepOf(await anApprovedAnnouncement(office))
      return (now) => told(contract.publishAnnouncement, { input, token: of(office, 'publisher') }, now)
    },
  },
  {
    verb: 'announcements/publishAnnouncement',
    when: 'at a time',
    async arrange() {
      const office = await anOfficeAtWork()
      const input = { ...stepOf(await anApprovedAnnouncement(office)), publishAt: '2026-11-24T01:00:00.000Z' }
      return (now) => told(contract.publishAnnouncement, { input, token: of(office, 'publisher') }, now)
    },
  },
  {
    verb: 'announcements/withdrawAnnouncement',
    afterwards: settled,
    async arrange() {
      const office = await anOfficeAtWork()
      const input = stepOf(await aPublishedAnnouncement(office))
      return (now) => told(contract.withdrawAnnouncement, { input, token: of(office, 'publisher') }, now)
    },
  },
  {
    verb: 'publishDue',
    when: 'of what was scheduled',
    async arrange() {
      const office = await anOfficeAtWork()
      await aPublishedAnnouncement(office, { bell }, new Date(), new Date(Date.now() + 60_000).toISOString())
      return (now) => worked(() => publishDue(now))
    },
  },
]

const stepOf = ({ announcementId, revision }: { announcementId: string; revision: number }) => ({
  announcementId,
  revision,
})
