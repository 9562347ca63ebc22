import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import * as contract from '@zhixing/shared/catalogue/contract'
import { enrol, withdraw } from '@zhixing/shared/enrolment/contract'
import { ulid } from 'ulid'
import { aDraftArticle, aDraftLesson, aPublishedCourse, courseFacts } from '../../support/catalogue/given'
import { aLearner, anAdministrator, grantRoleTo } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { type Scenario, told, worked } from '../scenario'

/** One person with both roles, and a course he has saved. */
async function aCollege() {
  const { learnerId, token, organisation } = await anAdministrator('editor')
  await grantRoleTo(learnerId, 'publisher', organisation.organisationId)
  const courseId = ulid()
  const facts = courseFacts({ lessons: [aDraftLesson(), aDraftArticle()] })
  const draft = (await request(contract.saveCourse, { courseId, revision: 0, facts }, { token })).body
  return { token, courseId, draft }
}

async function anEnrolled() {
  const { courseId } = await aPublishedCourse()
  const learner = await aLearner()
  await request(enrol, { courseId }, learner)
  return { courseId, learnerId: learner.learnerId }
}

export const catalogueScenarios: Scenario[] = [
  {
    verb: 'catalogue/saveCourse',
    async arrange() {
      const { token, courseId, draft } = await aCollege()
      const facts = { ...draft.facts, title: '基层治理' }
      return (now) =>
        told(contract.saveCourse, { input: { courseId, revision: draft.revision, facts }, token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'for the first time',
    varies: ['lock'], // moves with every write of the places
    async arrange() {
      const { token, courseId, draft } = await aCollege()
      return (now) =>
        told(contract.publishCourse, { input: { courseId, revision: draft.revision }, token }, now)
    },
  },
  {
    verb: 'catalogue/publishCourse',
    when: 'in another category and with other lessons',
    varies: ['lock'],
    async arrange() {
      const { token, courseId, draft } = await aCollege()
      const { revision } = (
        await request(contract.publishCourse, { courseId, revision: draft.revision }, { token })
      ).body
      const facts = { ...draft.facts, categoryId: 'health', lessons: draft.facts.lessons.slice(0, 1) }
      const saved = (await request(contract.saveCourse, { courseId, revision, facts }, { token })).body
      return (now) =>
        told(contract.publishCourse, { input: { courseId, revision: saved.revision }, token }, now)
    },
  },
  {
    verb: 'catalogue/withdrawCourse',
    varies: ['lock'],
    async arrange() {
      const { token, courseId, draft } = await aCollege()
      await request(contract.publishCourse, { courseId, revision: draft.revision }, { token })
      return (now) => told(contract.withdrawCourse, { input: { courseId }, token }, now)
    },
  },
  {
    verb: 'catalogue/createUpload',
    async arrange() {
      const { token } = await anAdministrator('editor')
      return (now) =>
        told(contract.createUpload, { input: { contentType: 'video/mp4' as const, bytes: 1000 }, token }, now)
    },
  },
  {
    verb: 'tally',
    varies: ['lock'],
    async arrange() {
      await anEnrolled()
      return (now) => worked(() => tallyRegistrations(now))
    },
  },
  {
    verb: 'enrolment/enrol',
    async arrange() {
      const { courseId } = await aPublishedCourse()
      const { learnerId } = await aLearner()
      return (now) => told(enrol, { input: { courseId }, token: () => tokenOf(learnerId, { now }) }, now)
    },
  },
  {
    verb: 'enrolment/enrol',
    when: 'again, after a withdrawal',
    async arrange() {
      const { courseId, learnerId } = await anEnrolled()
      await request(withdraw, { courseId }, { token: await tokenOf(learnerId) })
      return (now) => told(enrol, { input: { courseId }, token: () => tokenOf(learnerId, { now }) }, now)
    },
  },
  {
    verb: 'enrolment/withdraw',
    async arrange() {
      const { courseId, learnerId } = await anEnrolled()
      return (now) => told(withdraw, { input: { courseId }, token: () => tokenOf(learnerId, { now }) }, now)
    },
  },
]
