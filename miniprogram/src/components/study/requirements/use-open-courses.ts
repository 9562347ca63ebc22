import { listCourses } from '@zhixing/shared/catalogue/contract'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import type { OpenCourse } from '@zhixing/shared/ledger/closing-courses'
import { combineQueries, type QueryResult } from '../../../api/query-result'
import { useContractQuery } from '../../../api/use-contract-query'
import { useLearner } from '../../../sign-in/signed-in'

/** Courses to complete: those the learner is enrolled in, then required ones, then electives. */
export function useOpenCourses(): QueryResult<OpenCourse[]> {
  const { learner } = useLearner()
  const ofLevel = { jobLevel: learner?.jobLevel }
  const registrations = useContractQuery(listRegistrations, {})
  const required = useContractQuery(listCourses, { requirement: 'required', ...ofLevel })
  const electives = useContractQuery(listCourses, { requirement: 'elective', ...ofLevel })
  const { data, ...result } = combineQueries(registrations, required, electives)
  return {
    ...result,
    data: data && openCoursesOf(data[0].registrations, [...data[1].courses, ...data[2].courses]),
  }
}

function openCoursesOf(
  registrations: readonly (OpenCourse & { state: string })[],
  published: readonly OpenCourse[],
): OpenCourse[] {
  const enrolled = registrations.filter(({ state }) => state === 'enrolled')
  const known = registrations.filter(({ state }) => state !== 'withdrawn').map(({ courseId }) => courseId)
  return [...enrolled, ...published.filter(({ courseId }) => !known.includes(courseId))]
}
