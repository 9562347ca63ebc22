import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { CourseState, listManagedCourses } from '@zhixing/shared/catalogue/contract'
import { CategoryId } from '@zhixing/shared/catalogue/course'
import { useSearchParams } from 'react-router-dom'
import { useDebounced } from '../../components/list/use-debounced'
import { call } from '../../server/call'

/** What is looked for stands in the address, so that going back finds the same list. */
export function useList() {
  const [search, setSearch] = useSearchParams()
  const state = CourseState.safeParse(search.get('state')).data
  const categoryId = CategoryId.safeParse(search.get('category')).data
  const typed = search.get('q') ?? ''
  const q = useDebounced(typed.trim()) || undefined
  const query = useInfiniteQuery({
    queryKey: ['courses', 'list', { state, categoryId, q }],
    queryFn: ({ pageParam, signal }) =>
      call(listManagedCourses, { state, categoryId, q, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  })
  const look = (name: 'state' | 'category' | 'q', value: string | undefined) =>
    setSearch(
      (present) => {
        const next = new URLSearchParams(present)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const clear = () => setSearch({}, { replace: true })
  const filtered = Boolean(state || categoryId || q)
  return {
    state,
    categoryId,
    typed,
    look,
    clear,
    filtered,
    query,
    courses: query.data?.pages.flatMap((page) => page.courses),
  }
}
