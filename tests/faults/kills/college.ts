import { inLanes } from '@zhixing/functions/batch'
import { putRegistration } from '@zhixing/functions/enrolment/store'
import { getTranscript } from '@zhixing/shared/credits/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity'
import { request, tokenOf } from '../../support/request'
import { aCourse } from '../../support/study'
import type { Enrolled } from './load'

/** Learners who are enrolled in all the courses there are: what is measured begins with the first launch. */
export async function enrolled(learners: number, courses: number, lengths: number[]): Promise<Enrolled[]> {
  const published: Enrolled['courses'] = []
  await inLanes(Array(courses), async () => {
    const { courseId, lessons } = await aCourse(lengths)
    published.push({ courseId, lessons })
  })
  const people = await Promise.all(Array.from({ length: learners }, () => aLearner()))
  const pairs = people.flatMap(({ learnerId }) => published.map(({ courseId }) => ({ learnerId, courseId })))
  await inLanes(pairs, ({ learnerId, courseId }) => {
    const facts = { registration: ulid(), courseId, courseVersion: 1, state: 'enrolled' as const, enrolledAt: new Date().toISOString() }
    return putRegistration(learnerId, facts, undefined)
  })
  return people.map(({ learnerId }) => ({ learnerId, courses: published }))
}

/** As the transcript shows them. */
export async function studyHoursShown(learners: Enrolled[]): Promise<Map<string, number>> {
  const shown = new Map<string, number>()
  for (const { learnerId } of learners) {
    const { body } = await request(getTranscript, {}, { token: await tokenOf(learnerId) })
    shown.set(learnerId, body.studyHours)
  }
  return shown
}
