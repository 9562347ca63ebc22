import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aDraftArticle, aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { demoFile, upload } from '../../support/catalogue/uploaded'
import { anEnrolledLearner } from '../../support/enrolment/given'
import { anAdministrator, grantRoleTo } from '../../support/identity/given'
import { request } from '../../support/request'
import { callVerb, runJob } from '../calls'
import type { Scenario } from '../scenario'

/** An administrator who is editor and publisher, and a course they have saved. */
async function aSavedCourse() {
  const { learnerId, token, organisation } = await anAdministrator('editor')
  await grantRoleTo(learnerId, 'publisher', organisation.organisationId)
  const courseId = ulid()
  const facts = courseFacts({ lessons: [aDraftLesson(), aDraftArticle()] })
  const draft = (await request(contract.saveCourse, { courseId, revision: 0, facts }, { token })).body
  return { token, courseId, draft }
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
      const { token, courseId, draft } = await aSavedCourse()
      const input = { courseId, revision: draft.revision }
      return (now) => callVerb(contract.publishCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'in another category and with other lessons',
    varyingFields,
    async arrange() {
      const { token, courseId, draft } = await aSavedCourse()
      const publication = { courseId, revision: draft.revision }
      const { revision } = (await request(contract.publishCourse, publication, { token })).body
      const facts = { ...draft.facts, categoryId: 'health', lessons: draft.facts.lessons.slice(0, 1) }
      const saved = (await request(contract.saveCourse, { courseId, revision, facts }, { token })).body
      const input = { courseId, revision: saved.revision }
      return (now) => callVerb(contract.publishCourse, { input, token }, now)
    },
  },
  {
    verb: 'catalogue/withdrawCourse',
    varyingFields,
    async arrange() {
      const { token, courseId, draft } = await aSavedCourse()
      await request(contract.publishCourse, { courseId, revision: draft.revision }, { token })
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
