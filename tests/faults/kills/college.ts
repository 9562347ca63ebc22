import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import { putRegistration } from '@zhixing/functions/enrolment/store/registrations'
import { seal } from '@zhixing/functions/log/seal'
import { yearOf } from '@zhixing/shared/calendar'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { aCourse } from '../../support/progress/given'
import { request, tokenOf } from '../../support/request'
import { forgetLodged, fscked } from '../ledger'
import { type Enrolled, STARTS_AT } from './load'

/** Learners who are enrolled in all the courses there are: what is measured begins with the first launch. */
export async function enrolled(learners: number, courses: number, lengths: number[]): Promise<Enrolled[]> {
  const published: Enrolled['courses'] = []
  await forEachConcurrently(Array(courses), async () => {
    const { courseId, lessons } = await aCourse(lengths)
    published.push({ courseId, lessons })
  })
  const people = await Promise.all(Array.from({ length: learners }, () => aLearner()))
  const pairs = people.flatMap(({ learnerId }) => published.map(({ courseId }) => ({ learnerId, courseId })))
  await forEachConcurrently(pairs, ({ learnerId, courseId }) => {
    const facts = {
      registration: ulid(),
      courseId,
      courseVersion: 1,
      state: 'enrolled' as const,
      enrolledAt: new Date().toISOString(),
    }
    return putRegistration(learnerId, facts, undefined)
  })
  return people.map(({ learnerId }) => ({ learnerId, courses: published }))
}

/** Before the log and after it: each entry waits or is sealed, and then all are. */
export async function audited(): Promise<{ findings: string[]; sealed: number }> {
  forgetLodged()
  const waiting = await fscked()
  await seal(new Date())
  const after = await fscked()
  return { findings: [...waiting.findings, ...after.findings], sealed: after.sealed }
}

/** As the transcript shows them. */
export async function studyHoursShown(learners: Enrolled[]): Promise<Map<string, number>> {
  const shown = new Map<string, number>()
  const creditYear = yearOf(new Date(STARTS_AT))
  for (const { learnerId } of learners) {
    const { body } = await request(getTranscript, { creditYear }, { token: await tokenOf(learnerId) })
    shown.set(learnerId, body.studyHours)
  }
  return shown
}
