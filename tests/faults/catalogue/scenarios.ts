import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import * as contract from '@zhixing/shared/catalogue/contract'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { aDraftArticle, aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { demoFile, upload } from '../../support/catalogue/uploaded'
import { anEnrolledLearner } from '../../support/enrolment/given'
import { anAdministrator } from '../../support/identity/given'
import { callVerb, runJob } from '../calls'
import type { Scenario } from '../scenario'

/** A course office with a course that was saved. */
async function aSavedCourse() {
  const office = await aCourseOffice()
  const lessons = [aDraftLesson(), aDraftArticle()]
  const { revision, facts: saved } = (await office.save(0, courseFacts({ lessons }))).body
  const approve = async (seen: number) =>
    (await office.approve((await office.submit(seen)).body.revision)).body.revision
  return { ...office, revision, saved, approve }
}

const varyingFields = ['lock'] // changes with every write of the course cards

export const scenarios: Scenario[] = [
  {
    verb: 'catalogue/saveCourse',
    async arrange() {
      const { token, courseId, revision, saved } = await aSavedCourse()
      const input = { courseId, revision, facts: { ...saved, title: '基层治理' } }
      return (now) => callVerb(contract.saveCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'for the first time',
    varyingFields,
    async arrange() {
      const { token, courseId, revision: saved, approve } = await aSavedCourse()
      const input = { courseId, revision: await approve(saved) }
      return (now) => callVerb(contract.publishCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/submitCourse',
    async arrange() {
      const { token, courseId, revision } = await aSavedCourse()
      return (now) => callVerb(contract.submitCourse, { input: { courseId, revision }, token }, now)
    },
  },
  {
    verb: 'catalogue/approveCourse',
    async arrange() {
      const { approver, courseId, revision, submit } = await aSavedCourse()
      const input = { courseId, revision: (await submit(revision)).body.revision, approve: true }
      return (now) => callVerb(contract.approveCourse, { input, token: approver.token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'in another category and with other lessons',
    varyingFields,
    async arrange() {
      const { token, courseId, saved, revision, save, approve, publish } = await aSavedCourse()
      const published = (await publish(revision)).body
      const changed = { ...saved, categoryId: 'health', lessons: saved.lessons.slice(0, 1) }
      const { body } = await save(published.revision, changed)
      const input = { courseId, revision: await approve(body.revision) }
      return (now) => callVerb(contract.publishCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/withdrawCourse',
    varyingFields,
    async arrange() {
      const { token, courseId, revision, publish } = await aSavedCourse()
      await publish(revision)
      return (now) => callVerb(contract.withdrawCourse, { input: { courseId }, token }, now)
    },
  },
  {
    verb: 'catalogue/createUpload',
    async arrange() {
      const { token } = await anAdministrator('editor')
      const input = { contentType: 'video/mp4' as const, bytes: 1000, sha256: 'a'.repeat(64) }
      return (now) => callVerb(contract.createUpload, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/measureMedia',
    async arrange() {
      const { token } = await anAdministrator('editor')
      const input = { mediaUrl: await upload(token, 'mp4', await demoFile('videos/desk-stretch.mp4')) }
      return (now) => callVerb(contract.measureMedia, { input, token }, now)
    },
  },
  {
    verb: 'tally',
    varyingFields,
    async arrange() {
      await anEnrolledLearner()
      return (now) => runJob(() => tallyRegistrations(now))
    },
  },
]
