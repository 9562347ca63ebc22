import { useInfiniteQuery } from '@tanstack/react-query'
import { CreditRequestState, listCreditRequests } from '@zhixing/shared/corrections/contract'
import { useSearchParams } from 'react-router-dom'
import { call } from '../../server/call'

/** The state stands in the address, so that going back finds the same list. */
export function useList() {
  const [search, setSearch] = useSearchParams()
  const state = CreditRequestState.safeParse(search.get('state')).data
  const query = useInfiniteQuery({
    queryKey: ['credit requests', 'list', state ?? 'all'],
    queryFn: ({ pageParam, signal }) => call(listCreditRequests, { state, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  })
  const choose = (next: string) => setSearch(next === 'all' ? {} : { state: next }, { replace: true })
  return { state, choose, query, requests: query.data?.pages.flatMap((page) => page.requests) }
}
