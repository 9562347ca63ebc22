import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { listCategories, listCourses } from '@zhixing/shared/catalogue/contract'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { combineQueries } from '../../api/query-result'
import { useContractQuery } from '../../api/use-contract-query'
import { useLearner } from '../../sign-in/signed-in'

const NEWEST_MAX = 5
const REQUIRED_MAX = 3
const ANNOUNCEMENTS_MAX = 3

/** Everything on the home page, painted once when all of it is there. A guest sees what is public. */
export function useHome() {
  const { learner, isSigningIn } = useLearner()
  const isBound = learner !== undefined
  const registrations = useContractQuery(listRegistrations, {})
  const announcements = useContractQuery(listAnnouncements, {}, { enabled: !isSigningIn })
  const newest = useContractQuery(listCourses, { order: 'newest' })
  const required = useContractQuery(
    listCourses,
    { requirement: 'required', jobLevel: learner?.jobLevel },
    { enabled: isBound },
  )
  const transcript = useContractQuery(getTranscript, {}, { enabled: isBound })
  const categories = useContractQuery(listCategories, {})

  const publicResult = combineQueries(announcements, newest, categories)
  const result = isBound ? combineQueries(publicResult, registrations, required) : publicResult
  // The page waits for the transcript so that it is painted once, but is shown without it when it fails.
  const isIncomplete = isSigningIn || (isBound && transcript.isPending)

  const registered = registrations.data?.registrations ?? []
  const current = registered.find(({ state }) => state === 'enrolled')
  const isCurrentOrCompleted = (courseId: string) =>
    courseId === current?.courseId ||
    registered.some((each) => each.courseId === courseId && each.state === 'completed')
  const requiredCourses = (required.data?.courses ?? [])
    .filter(({ courseId }) => !isCurrentOrCompleted(courseId))
    .slice(0, REQUIRED_MAX)

  return {
    learner,
    result: { ...result, data: isIncomplete ? undefined : result.data },
    requirements: transcript.data?.requirements,
    current,
    required: requiredCourses,
    announcements: announcements.data?.announcements.slice(0, ANNOUNCEMENTS_MAX) ?? [],
    newest: (newest.data?.courses ?? [])
      .filter((course) => !requiredCourses.includes(course) && course.courseId !== current?.courseId)
      .slice(0, NEWEST_MAX),
  }
}
