import { saveMeritRule } from '@zhixing/shared/policy/contract'
import * as progress from '@zhixing/shared/progress/contract'
import * as contract from '@zhixing/shared/reviews/contract'
import { anAdministrator } from '../../support/identity/given'
import { anAskingCourse, aStudent } from '../../support/progress/given'
import { launchLesson, sendBeat } from '../../support/progress/when'
import { staffToken, tokenOf } from '../../support/request'
import { aReviewedLearner, aReviewOffice } from '../../support/reviews/given'
import { fetchReview, sendAppeal, sendReversalDecision } from '../../support/reviews/when'
import { type Scenario, told } from '../scenario'

const as =
  ({ learnerId }: { learnerId: string }) =>
  (now: Date) =>
    staffToken(learnerId, now)

/** Decided against, and the learner has appealed. */
async function anAppeal() {
  const county = await aReviewOffice()
  const reviewed = await aReviewedLearner(county)
  await sendReversalDecision(reviewed, county.one)
  await sendAppeal(reviewed)
  return { county, reviewed, ...(await fetchReview(reviewed.reviewId, county.other)) }
}

export const reviewScenarios: Scenario[] = [
  {
    verb: 'progress/answerCheck',
    async arrange() {
      const question = { question: '几日内答复？', options: ['三日', '十五日'], answer: 1 }
      const student = await aStudent(await anAskingCourse([60], [question]))
      const { record } = (await launchLesson(student)).body
      const asking = (await sendBeat(student, record, 0, 60)).body
      const input = { record: asking.record, checkId: asking.check?.checkId ?? '', choice: 1 }
      return (now) =>
        told(progress.answerCheck, { input, token: () => tokenOf(student.learnerId, { now }) }, now)
    },
  },
  {
    verb: 'policy/saveMeritRule',
    async arrange() {
      const administrator = await anAdministrator()
      const input = {
        revision: 0,
        facts: { title: '积分规则', enabled: false, rows: [{ title: '参加一次读书交流', amount: 2 }] },
      }
      return (now) => told(saveMeritRule, { input, token: as(administrator) }, now)
    },
  },
  {
    verb: 'reviews/decideReview',
    when: 'that asks for a reversal',
    async arrange() {
      const county = await aReviewOffice()
      const { reviewId } = await aReviewedLearner(county)
      const { revision, entries } = await fetchReview(reviewId, county.one)
      const entryIds = entries.map(({ entryId }) => entryId)
      const input = {
        reviewId,
        revision,
        decision: 'request-reversal' as const,
        reason: '当晚由他人代学',
        entryIds,
      }
      return (now) => told(contract.decideReview, { input, token: as(county.one) }, now)
    },
  },
  {
    verb: 'reviews/appeal',
    async arrange() {
      const county = await aReviewOffice()
      const reviewed = await aReviewedLearner(county)
      await sendReversalDecision(reviewed, county.one)
      const input = { reviewId: reviewed.reviewId, text: '当晚是我本人学习。' }
      return (now) =>
        told(contract.appeal, { input, token: () => tokenOf(reviewed.student.learnerId, { now }) }, now)
    },
  },
  ...[
    { when: 'that is upheld', uphold: true, reason: '值班记录与申诉一致' },
    { when: 'that is rejected', uphold: false, reason: '与值班记录不符' },
  ].map(({ when, uphold, reason }) => ({
    verb: 'reviews/decideAppeal',
    when,
    async arrange() {
      const { county, reviewed, revision } = await anAppeal()
      const input = { reviewId: reviewed.reviewId, revision, uphold, reason }
      return (now: Date) => told(contract.decideAppeal, { input, token: as(county.other) }, now)
    },
  })),
]
