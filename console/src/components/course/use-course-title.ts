import { useQuery } from '@tanstack/react-query'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import { call } from '../../server/call'

/** The title of a course, 课程已下架 if it can no longer be read, and undefined while it is loaded. */
export function useCourseTitle(courseId: string | undefined): string | undefined {
  const { data, error } = useQuery({
    queryKey: ['course', courseId],
    queryFn: ({ signal }) => call(getCourse, { courseId: courseId ?? '' }, signal),
    enabled: courseId !== undefined,
    staleTime: 300_000,
  })
  return error ? '课程已下架' : data?.title
}
