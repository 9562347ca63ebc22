import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { publishDue } from '@zhixing/functions/announcements/publish-due'
import * as contract from '@zhixing/shared/announcements/contract'
import {
  anApprovedAnnouncement,
  anOffice,
  aPublishedAnnouncement,
  type Office,
} from '../../support/announcements/given'
import { fetchInbox, sendWithdrawal } from '../../support/announcements/when'
import { injectKills } from '../../support/engine/kills'
import { aLearner } from '../../support/identity/given'
import { collectQueue } from '../../support/queue'
import { request } from '../../support/request'

const queue = collectQueue()
const kills = injectKills()
let office: Office
jest.setTimeout(120_000) // a publication per step, on a machine that may be busy
beforeAll(async () => {
  // the tests provoke kills and a queue that is down
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  office = await anOffice()
})
beforeEach(() => {
  queue.sent.length = 0
  queue.failing.length = 0
})

describe.each(['before', 'after'] as const)('killed %s any step', (when) => {
  const shownTo = async (token: string) =>
    (await fetchInbox(token)).announcements.map(({ announcementId }) => announcementId)
  const bell = { templateMessage: true, subscribeMessage: false }

  test('of a publication: retried or not, the next schedule makes inbox and campaign agree with the announcement', async () => {
    for (let step = 1; ; step++) {
      const learner = await aLearner({ organisation: office.organisation })
      const { announcementId, revision } = await anApprovedAnnouncement(office, { bell })
      queue.sent.length = 0
      kills.killAt(step, when)
      const publication = { announcementId, revision }
      await request(contract.publishAnnouncement, publication, { token: office.publisher.token })
      const died = kills.wasKilled()
      kills.restart()
      if (step % 2)
        await request(contract.publishAnnouncement, publication, { token: office.publisher.token })
      await publishDue(new Date(Date.now() + 6 * 60_000))
      const { body } = await request(
        contract.getManagedAnnouncement,
        { announcementId },
        { token: office.editor.token },
      )
      const published = body.state === 'published'
      expect(published || body.state === 'approved').toBe(true)
      expect([step, (await shownTo(learner.token)).includes(announcementId)]).toEqual([step, published])
      expect([step, queue.sent.some(({ message }) => message.announcementId === announcementId)]).toEqual([
        step,
        published,
      ])
      if (!died) return expect(published).toBe(true)
    }
  })
  test('of a withdrawal: after the next schedule the inbox holds the announcement exactly if it is not withdrawn', async () => {
    for (let step = 1; ; step++) {
      const learner = await aLearner({ organisation: office.organisation })
      const out = await aPublishedAnnouncement(office)
      kills.killAt(step, when)
      await sendWithdrawal(office, out)
      const died = kills.wasKilled()
      kills.restart()
      await publishDue(new Date(Date.now() + 6 * 60_000))
      const { announcementId } = out
      const { body } = await request(
        contract.getManagedAnnouncement,
        { announcementId },
        { token: office.editor.token },
      )
      expect([step, (await shownTo(learner.token)).includes(announcementId)]).toEqual([
        step,
        body.state === 'published',
      ])
      if (!died) return expect(body.state).toBe('withdrawn')
    }
  })
})
