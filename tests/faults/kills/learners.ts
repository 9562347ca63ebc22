import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import { putRegistration } from '@zhixing/functions/enrolment/store/registrations'
import { seal } from '@zhixing/functions/log/seal'
import { yearOf } from '@zhixing/shared/calendar'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { aCourse } from '../../support/progress/given'
import { request, tokenOf } from '../../support/request'
import { auditLog, clearCheckpoints } from '../sweep/ledger-audit'
import { type EnrolledLearner, STARTS_AT } from './study-load'

/** New learners, each registered for every one of the new courses. */
export async function enrolLearners(
  learners: number,
  courses: number,
  lengths: number[],
): Promise<EnrolledLearner[]> {
  const published: EnrolledLearner['courses'] = []
  await forEachConcurrently(Array(courses), async () => {
    const { courseId, lessons } = await aCourse(lengths)
    published.push({ courseId, lessons })
  })
  const people = await Promise.all(Array.from({ length: learners }, () => aLearner()))
  const pairs = people.flatMap(({ learnerId }) => published.map(({ courseId }) => ({ learnerId, courseId })))
  await forEachConcurrently(pairs, ({ learnerId, courseId }) => {
    const state = { state: 'enrolled' as const, enrolledAt: new Date().toISOString() }
    const registration = { registration: ulid(), courseId, courseVersion: 1, ...state }
    return putRegistration(learnerId, registration, undefined)
  })
  return people.map(({ learnerId }) => ({ learnerId, courses: published }))
}

/** Runs fsck before and after a seal: each entry is queued, and then all are sealed. */
export async function auditBeforeAndAfterSeal(): Promise<{ findings: string[]; sealed: number }> {
  clearCheckpoints()
  const before = await auditLog()
  await seal(new Date())
  const after = await auditLog()
  return { findings: [...before.findings, ...after.findings], sealed: after.sealed }
}

/** Study hours by learner, as their transcripts show them. */
export async function fetchStudyHours(learners: EnrolledLearner[]): Promise<Map<string, number>> {
  const shown = new Map<string, number>()
  const creditYear = yearOf(new Date(STARTS_AT))
  for (const { learnerId } of learners) {
    const { body } = await request(getTranscript, { creditYear }, { token: await tokenOf(learnerId) })
    shown.set(learnerId, body.studyHours)
  }
  return shown
}
