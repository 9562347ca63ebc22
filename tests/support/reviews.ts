import { raise, reviewIdOf } from '@zhixing/functions/reviews/store/reviews'
import { dayOf } from '@zhixing/shared/calendar'
import type { InputOf } from '@zhixing/shared/contract'
import { decideCreditRequest, listCreditRequests } from '@zhixing/shared/corrections/contract'
import { enrol } from '@zhixing/shared/enrolment/contract'
import type { AnomalyKind, Figures } from '@zhixing/shared/reviews/anomaly'
import * as contract from '@zhixing/shared/reviews/contract'
import { anAdministrator, anOrganisation } from './identity'
import { request } from './request'
import { aCourse, aStudent, type Student, studies } from './study'

/** What raises exactly this kind. */
export const figuresFor = (kind: AnomalyKind, now: Date): Figures => ({
  on: dayOf(now),
  runFrom: new Date(now.getTime() - 7200_000).toISOString(),
  runSeconds: kind === 'long-run' ? 7 * 3600 : kind === 'many-lessons' ? 4 * 3600 : 7200,
  lessons: kind === 'many-lessons' ? 22 : 3,
  changes: kind === 'even-changes' ? 12 : 2,
  changeTenths: 20,
  deviationTenths: kind === 'even-changes' ? 1 : 100,
  deviceChanges: kind === 'device-changes' ? 7 : 0,
  nightSeconds: kind === 'night-study' ? 7000 : 0,
  newPlace: kind === 'new-place',
})

/** A county with two supervisors and an approver. */
export async function aCounty() {
  const organisation = await anOrganisation()
  const [one, other] = [
    await anAdministrator('supervisor', organisation),
    await anAdministrator('supervisor', organisation),
  ]
  const approver = await anAdministrator('approver', organisation)
  return { organisation, one, other, approver }
}
export type County = Awaited<ReturnType<typeof aCounty>>

/** A learner of the county with so many courses earned, and a review of this kind about the day. */
export async function aReviewed({ organisation }: County, kind: AnomalyKind = 'night-study', courses = 1) {
  const student = await aStudent(await aCourse([60]), organisation)
  await studies(student)
  for (let more = 1; more < courses; more++) await studies(await enrolled(student), 0)
  await raise(student.learnerId, figuresFor(kind, student.at), student.at)
  return { student, reviewId: reviewIdOf({ learnerId: student.learnerId, on: dayOf(student.at), kind }) }
}
export type Reviewed = Awaited<ReturnType<typeof aReviewed>>

async function enrolled(student: Student) {
  student.course = await aCourse([60])
  await request(enrol, { courseId: student.course.courseId }, { token: student.token })
  return student
}

export const looksAt = async (reviewId: string, { token }: { token: string }) =>
  (await request(contract.getReview, { reviewId }, { token })).body

export const decides = (
  input: InputOf<typeof contract.decideReview>,
  { token }: { token: string },
  now = new Date(),
) => request(contract.decideReview, input, { token, now })

/** Asks for everything the day earned to be reversed. */
export async function asksForReversal(
  { reviewId }: Reviewed,
  by: { token: string },
  reason = '经与本人核实，当晚由他人代学',
) {
  const { revision, entries } = await looksAt(reviewId, by)
  return decides(
    {
      reviewId,
      revision,
      decision: 'request-reversal',
      reason,
      entryIds: entries.map(({ entryId }) => entryId),
    },
    by,
  )
}

/** Approves or rejects all that waits within a scope. */
export async function settlesRequests({ token }: { token: string }, approve: boolean) {
  const { requests } = (await request(listCreditRequests, { state: 'open' }, { token })).body
  const reason = approve ? '核对无误' : '证据不足'
  const answers = requests.map(({ requestId }) =>
    request(decideCreditRequest, { requestId, approve, reason }, { token }),
  )
  return (await Promise.all(answers)).map(({ status, type }) => type ?? status)
}

export const appeals = (
  { student, reviewId }: Reviewed,
  text = '当晚是我本人学习，值班同事可以作证。',
  now = new Date(),
) => request(contract.appeal, { reviewId, text }, { token: student.token, now })

export async function answersAppeal(
  { reviewId }: Reviewed,
  uphold: boolean,
  by: { token: string },
  reason = '值班记录与申诉一致',
) {
  const { revision } = await looksAt(reviewId, by)
  return request(contract.decideAppeal, { reviewId, revision, uphold, reason }, by)
}

export const mine = async ({ student }: Reviewed, now = new Date()) =>
  (await request(contract.listMyReviews, {}, { token: student.token, now })).body.reviews
