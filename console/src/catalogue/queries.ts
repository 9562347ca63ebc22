import { queryOptions } from '@tanstack/react-query'
import { type CourseDraft, getCourseDraft } from '@zhixing/shared/catalogue/contract'
import { call } from '../server/call'
import { queryClient } from '../server/query-client'

export const courseQuery = (courseId: string) =>
  queryOptions({
    queryKey: ['courses', 'one', courseId],
    queryFn: ({ signal }) => call(getCourseDraft, { courseId }, signal),
  })

export function remember(draft: CourseDraft) {
  queryClient.setQueryData(courseQuery(draft.courseId).queryKey, draft)
  void queryClient.invalidateQueries({ queryKey: ['courses', 'list'] })
}
