import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import { announcementFacts } from '../support/announcements/given'
import { staffToken } from '../support/request'
import type { Attack } from './attempt'
import { composedAnnouncements, onePersonRule } from './controls/announcements'

/** One account with every role of a province tries to bring its own words before all learners, by every way there is. */
export const onePerson: Attack = {
  threat: 'T20',
  title: 'one staff account drafts, approves and publishes',
  async run(attempt) {
    const { organisationId, personId } = await attempt.stage.anOffice()
    const token = await staffToken(personId, attempt.now)
    const announcementId = ulid()
    let revision = 0
    const publishAt = new Date(attempt.now.getTime() + 3600_000).toISOString()
    const save = () =>
      attempt.ask(
        contract.saveAnnouncement,
        { announcementId, revision, facts: announcementFacts(organisationId) },
        token,
      )
    const submit = () => attempt.ask(contract.submitAnnouncement, { announcementId, revision }, token)
    const forbidden = async () => {
      for (const reply of [
        await attempt.ask(contract.publishAnnouncement, { announcementId, revision }, token),
        await attempt.ask(contract.publishAnnouncement, { announcementId, revision, publishAt }, token),
        await attempt.ask(contract.approveAnnouncement, { announcementId, revision, approve: true }, token),
        await attempt.ask(
          contract.approveAnnouncement,
          { announcementId, revision, approve: false, comment: '退回' },
          token,
        ),
      ]) {
        if (!reply.body) continue
        attempt.letThrough()
        revision = reply.body.revision
      }
    }
    for (const step of [save, submit, save, submit]) {
      const { body, type } = await step()
      if (!body) throw new Error(`what he may do was refused: ${type}`)
      revision = body.revision
      await forbidden()
    }
  },
  whole: composedAnnouncements,
  controls: [{ removed: 'who wrote it may not approve it', stage: onePersonRule }],
}
