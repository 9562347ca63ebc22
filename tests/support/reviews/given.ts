import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { reviewIdOf } from '@zhixing/functions/reviews/store/review'
import { dayOf } from '@zhixing/shared/calendar'
import { enrol } from '@zhixing/shared/enrolment/contract'
import type { AnomalyKind, Figures } from '@zhixing/shared/reviews/anomaly'
import { anAdministrator, anOrganisation } from '../identity/given'
import { aCourse, aStudent, type Student } from '../progress/given'
import { studyLesson } from '../progress/when'
import { request } from '../request'

/** Figures that raise exactly this kind of review. */
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

/** A new province with two supervisors and an approver. */
export async function aReviewOffice() {
  const organisation = await anOrganisation()
  const [one, other] = [
    await anAdministrator('supervisor', organisation),
    await anAdministrator('supervisor', organisation),
  ]
  const approver = await anAdministrator('approver', organisation)
  return { organisation, supervisor: one, otherSupervisor: other, approver }
}
export type ReviewOffice = Awaited<ReturnType<typeof aReviewOffice>>

/** A learner of the office who earned so many courses today, and a review of this kind about the day. */
export async function aReviewedLearner(
  { organisation }: ReviewOffice,
  kind: AnomalyKind = 'night-study',
  courses = 1,
) {
  const student = await aStudent(await aCourse([60]), organisation)
  await studyLesson(student)
  for (let more = 1; more < courses; more++) await studyLesson(await enrolInAnother(student), 0)
  await raiseReviews(student.learnerId, figuresFor(kind, student.at), student.at)
  return { student, reviewId: reviewIdOf({ learnerId: student.learnerId, on: dayOf(student.at), kind }) }
}
export type ReviewedLearner = Awaited<ReturnType<typeof aReviewedLearner>>

async function enrolInAnother(student: Student) {
  student.course = await aCourse([60])
  await request(enrol, { courseId: student.course.courseId }, { token: student.token })
  return student
}
