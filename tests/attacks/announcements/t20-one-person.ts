import * as contract from '@zhixing/shared/announcements/contract'
import { ulid } from 'ulid'
import { announcementFacts } from '../../support/announcements/given'
import { staffToken } from '../../support/request'
import type { Attack } from '../attack'
import { inMemoryAnnouncements, withAuthorApproving } from './controls'

/** One account with every role of a province tries to publish its own announcement in every way. */
const onePerson: Attack = {
  threat: 'T20',
  title: 'one staff account drafts, approves and publishes',
  async run(attempt) {
    const { organisationId, personId } = await attempt.stage.aLoneAdministrator()
    const token = await staffToken(personId, attempt.now)
    const announcementId = ulid()
    let revision = 0
    const publishAt = new Date(attempt.now.getTime() + 3600_000).toISOString()
    const save = () =>
      attempt.send(
        contract.saveAnnouncement,
        { announcementId, revision, facts: announcementFacts(organisationId) },
        token,
      )
    const submit = () => attempt.send(contract.submitAnnouncement, { announcementId, revision }, token)
    const forbidden = async () => {
      for (const reply of [
        await attempt.send(contract.publishAnnouncement, { announcementId, revision }, token),
        await attempt.send(contract.publishAnnouncement, { announcementId, revision, publishAt }, token),
        await attempt.send(contract.approveAnnouncement, { announcementId, revision, approve: true }, token),
        await attempt.send(
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
      if (!body) throw new Error(`an allowed request was refused: ${type}`)
      revision = body.revision
      await forbidden()
    }
  },
  inMemory: inMemoryAnnouncements,
  controls: [{ removed: 'the author may not approve', stage: withAuthorApproving }],
}

export const attacks = [onePerson]
