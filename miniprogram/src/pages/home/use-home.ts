import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { listCategories, listCourses } from '@zhixing/shared/catalogue/contract'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { together, useAnswer } from '../../api/use-contract-query'
import { useLearner } from '../../sign-in/signed-in'

const NEW_COURSES = 5
const REQUIRED = 3

/** The first page: what to go on with, what is owed, what is new. Everything is painted at once; a guest's has no part of its own. */
export function useHome() {
  const { learner, arriving } = useLearner()
  const registrations = useAnswer(listRegistrations, {})
  const announcements = useAnswer(listAnnouncements, {}, !arriving)
  const newest = useAnswer(listCourses, { order: 'newest' })
  const required = useAnswer(
    listCourses,
    { requirement: 'required', jobLevel: learner?.jobLevel },
    learner !== undefined,
  )
  const transcript = useAnswer(getTranscript, {}, learner !== undefined)
  const categories = useAnswer(listCategories, {})

  const everybodys = together(announcements, newest, categories)
  const answer = learner ? together(everybodys, registrations, required) : everybodys
  const mine = registrations.data?.registrations ?? []
  const done = mine.filter(({ state }) => state === 'completed').map(({ courseId }) => courseId)
  const next = mine.find(({ state }) => state === 'enrolled')
  const owed = (required.data?.courses ?? []).filter(
    ({ courseId }) => !done.includes(courseId) && courseId !== next?.courseId,
  )
  const shown = owed.slice(0, REQUIRED)

  return {
    learner,
    // The study hours are awaited, so that the page is painted once, but it does not fail with them.
    answer: { ...answer, data: arriving || (learner && transcript.isPending) ? undefined : answer.data },
    requirements: transcript.data?.requirements,
    next,
    owed: shown,
    announcements: announcements.data?.announcements.slice(0, 3) ?? [],
    courses: (newest.data?.courses ?? [])
      .filter((course) => !shown.includes(course) && course.courseId !== next?.courseId)
      .slice(0, NEW_COURSES),
  }
}
