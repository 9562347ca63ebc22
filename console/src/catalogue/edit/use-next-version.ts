import { useQuery } from '@tanstack/react-query'
import { type CourseDraft, getCourse } from '@zhixing/shared/catalogue/contract'
import { nextCourseVersion } from '@zhixing/shared/catalogue/rules'
import { call } from '../../server/call'

/** The version that publishing would make, by the server's rule; undefined until the last one is loaded. */
export function useNextVersion({ courseId, courseVersion, facts }: CourseDraft): number | undefined {
  const published = useQuery({
    queryKey: ['courses', 'version', courseId, courseVersion],
    queryFn: ({ signal }) => call(getCourse, { courseId, courseVersion }, signal),
    enabled: courseVersion > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (courseVersion === 0) return 1
  return published.data && nextCourseVersion(published.data, facts.lessons)
}
