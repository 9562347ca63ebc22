import { enrol, withdraw } from '@zhixing/shared/enrolment/contract'
import { aPublishedCourse } from '../../support/catalogue/given'
import { anEnrolledLearner } from '../../support/enrolment/given'
import { aLearner } from '../../support/identity/given'
import { request, tokenOf } from '../../support/request'
import { callVerb, learnerTokenOf } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'enrolment/enrol',
    async arrange() {
      const { courseId } = await aPublishedCourse()
      const learner = await aLearner()
      return (now) => callVerb(enrol, { input: { courseId }, token: learnerTokenOf(learner) }, now)
    },
  },
  {
    verb: 'enrolment/enrol',
    when: 'again, after a withdrawal',
    async arrange() {
      const { courseId, ...learner } = await anEnrolledLearner()
      await request(withdraw, { courseId }, { token: await tokenOf(learner.learnerId) })
      return (now) => callVerb(enrol, { input: { courseId }, token: learnerTokenOf(learner) }, now)
    },
  },
  {
    verb: 'enrolment/withdraw',
    async arrange() {
      const { courseId, ...learner } = await anEnrolledLearner()
      return (now) => callVerb(withdraw, { input: { courseId }, token: learnerTokenOf(learner) }, now)
    },
  },
]
