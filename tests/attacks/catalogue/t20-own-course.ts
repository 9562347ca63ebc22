import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { courseFacts } from '../../support/catalogue/given'
import { staffToken } from '../../support/request'
import type { Attack } from '../attack'
import { inMemoryCourses, withUnapprovedPublishing, withWriterApproving } from './controls'

/** One account with every role of a province tries to publish a course of its own, and so to give hours. */
const ownCourse: Attack = {
  threat: 'T20',
  title: 'one staff account writes, approves and publishes a course',
  async run(attempt) {
    const { personId } = await attempt.stage.aLoneAdministrator()
    const token = await staffToken(personId, attempt.now)
    const courseId = ulid()
    let revision = 0
    const publishAndApprove = async () => {
      for (const reply of [
        await attempt.send(contract.publishCourse, { courseId, revision }, token),
        await attempt.send(contract.approveCourse, { courseId, revision, approve: true }, token),
      ]) {
        if (!reply.body) continue
        attempt.letThrough()
        revision = reply.body.revision
      }
    }
    const save = () => attempt.send(contract.saveCourse, { courseId, revision, facts: courseFacts() }, token)
    const submit = () => attempt.send(contract.submitCourse, { courseId, revision }, token)
    for (const step of [save, submit, save, submit]) {
      const body = attempt.requireAllowed((await step()).body)
      revision = body?.revision ?? revision
      await publishAndApprove()
    }
  },
  inMemory: inMemoryCourses,
  controls: [
    { removed: 'who wrote a course may not approve it', stage: withWriterApproving },
    { removed: 'a course is published once it is approved', stage: withUnapprovedPublishing },
  ],
}

export const attacks = [ownCourse]
