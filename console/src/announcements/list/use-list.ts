import { useInfiniteQuery } from '@tanstack/react-query'
import { AnnouncementState, listManagedAnnouncements } from '@zhixing/shared/announcements/contract'
import { useSearchParams } from 'react-router-dom'
import { call } from '../../server/call'

/** The state stands in the address, so that going back finds the same list. */
export function useList() {
  const [search, setSearch] = useSearchParams()
  const state = AnnouncementState.safeParse(search.get('state')).data
  const query = useInfiniteQuery({
    queryKey: ['announcements', 'list', state ?? 'all'],
    queryFn: ({ pageParam, signal }) => call(listManagedAnnouncements, { state, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  })
  const choose = (next: string) => setSearch(next === 'all' ? {} : { state: next }, { replace: true })
  return { state, choose, query, announcements: query.data?.pages.flatMap((page) => page.announcements) }
}
