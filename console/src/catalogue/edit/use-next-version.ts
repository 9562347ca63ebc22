import { useQuery } from '@tanstack/react-query'
import { type CourseDraft, getCourse } from '@zhixing/shared/catalogue/contract'
import { nextCourseVersion } from '@zhixing/shared/catalogue/rules'
import { call } from '../../server/call'

/** The version a publication would make, by the rule the server will ask; undefined while the published one is not at hand. */
export function useNextVersion(course: CourseDraft | undefined): number | undefined {
  const { courseId = '', courseVersion = 0 } = course ?? {}
  const published = useQuery({
    queryKey: ['courses', 'version', courseId, courseVersion],
    queryFn: ({ signal }) => call(getCourse, { courseId, courseVersion }, signal),
    enabled: courseVersion > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!course) return undefined
  if (courseVersion === 0) return 1
  return published.data && nextCourseVersion(published.data, course.facts.lessons)
}
