import { useQuery } from '@tanstack/react-query'
import { type CourseDraft, getCourse } from '@zhixing/shared/catalogue/contract'
import { isCorrectionOf } from '@zhixing/shared/catalogue/correction'
import { nextCourseVersion } from '@zhixing/shared/catalogue/rules'
import { call } from '../../server/call'

export interface NextVersion {
  courseVersion: number
  /** Learners who have not completed the version before are moved to it. */
  isCorrection: boolean
}

/** The version that publishing would make, by the server's rule; undefined until the last one is loaded. */
export function useNextVersion({ courseId, courseVersion, facts }: CourseDraft): NextVersion | undefined {
  const published = useQuery({
    queryKey: ['courses', 'version', courseId, courseVersion],
    queryFn: ({ signal }) => call(getCourse, { courseId, courseVersion }, signal),
    enabled: courseVersion > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const next = { courseVersion: nextCourseVersion(published.data, facts.lessons), lessons: facts.lessons }
  if (courseVersion === 0) return { courseVersion: next.courseVersion, isCorrection: false }
  return published.data && { ...next, isCorrection: isCorrectionOf(published.data, next) }
}
