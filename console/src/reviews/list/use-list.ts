import { useInfiniteQuery } from '@tanstack/react-query'
import { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import { listReviews, ReviewState } from '@zhixing/shared/reviews/contract'
import { useSearchParams } from 'react-router-dom'
import { call } from '../../server/call'

/** State and kind stand in the address, so that going back finds the same list. What waits comes first: it is what one came for. */
export function useList() {
  const [search, setSearch] = useSearchParams()
  const asked = search.get('state') ?? 'open'
  const state = ReviewState.safeParse(asked).data
  const kind = AnomalyKind.safeParse(search.get('kind')).data
  const query = useInfiniteQuery({
    queryKey: ['reviews', 'list', state ?? 'all', kind ?? 'all'],
    queryFn: ({ pageParam, signal }) => call(listReviews, { state, kind, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
  })
  const choose = (next: { state?: string; kind?: AnomalyKind | undefined }) => {
    const chosen = { state: asked, kind, ...next }
    setSearch({ state: chosen.state, ...(chosen.kind && { kind: chosen.kind }) }, { replace: true })
  }
  return { state, kind, choose, query, reviews: query.data?.pages.flatMap((page) => page.reviews) }
}
