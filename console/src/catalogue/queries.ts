import { queryOptions, useQuery } from '@tanstack/react-query'
import { type CourseDraft, getCourseDraft, listCategories } from '@zhixing/shared/catalogue/contract'
import { call } from '../api'
import { queries } from '../queries'

export const courseQuery = (courseId: string) =>
  queryOptions({
    queryKey: ['courses', 'one', courseId],
    queryFn: ({ signal }) => call(getCourseDraft, { courseId }, signal),
  })

export function remember(draft: CourseDraft) {
  queries.setQueryData(courseQuery(draft.courseId).queryKey, draft)
  void queries.invalidateQueries({ queryKey: ['courses', 'list'] })
}

export const useCategories = () =>
  useQuery({
    queryKey: ['categories'],
    queryFn: async ({ signal }) => (await call(listCategories, {}, signal)).categories,
    staleTime: 300_000,
  })
