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
  const facts = courseFacts({ lessons: [aDraftLesson(), aDraftArticle()] })
  return { ...office, draft: (await office.save(0, facts)).body }
}

const varyingFields = ['lock'] // changes with every write of the course cards

export const scenarios: Scenario[] = [
  {
    verb: 'catalogue/saveCourse',
    async arrange() {
      const { token, courseId, draft } = await aSavedCourse()
      const facts = { ...draft.facts, title: '基层治理' }
      const input = { courseId, revision: draft.revision, facts }
      return (now) => callVerb(contract.saveCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'for the first time',
    varyingFields,
    async arrange() {
      const { token, courseId, draft, submit, approve } = await aSavedCourse()
      const submitted = (await submit(draft.revision)).body
      const input = { courseId, revision: (await approve(submitted.revision)).body.revision }
      return (now) => callVerb(contract.publishCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/submitCourse',
    async arrange() {
      const { token, courseId, draft } = await aSavedCourse()
      const input = { courseId, revision: draft.revision }
      return (now) => callVerb(contract.submitCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/approveCourse',
    async arrange() {
      const { approver, courseId, draft, submit } = await aSavedCourse()
      const { revision } = (await submit(draft.revision)).body
      const input = { courseId, revision, approve: true }
      return (now) => callVerb(contract.approveCourse, { input, token: approver.token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'in another category and with other lessons',
    varyingFields,
    async arrange() {
      const { token, courseId, draft, save, submit, approve, publish } = await aSavedCourse()
      const { revision } = (await publish(draft.revision)).body
      const facts = { ...draft.facts, categoryId: 'health', lessons: draft.facts.lessons.slice(0, 1) }
      const submitted = (await submit((await save(revision, facts)).body.revision)).body
      const input = { courseId, revision: (await approve(submitted.revision)).body.revision }
      return (now) => callVerb(contract.publishCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/withdrawCourse',
    varyingFields,
    async arrange() {
      const { token, courseId, draft, publish } = await aSavedCourse()
      await publish(draft.revision)
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
