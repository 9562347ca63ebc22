import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Contract, InputOf } from '@zhixing/shared/contract'
import type * as z from 'zod'
import { usePageShown } from '../hooks/use-page-shown'
import { useLearner } from '../sign-in/signed-in'
import { call } from './call'
import { toQueryKey } from './query-client'

/** Whether a contract may be called now. All wait for the sign-in; a learner's needs a bound learner. */
function useAccess({ access }: Contract) {
  const { learner, isSigningIn } = useLearner()
  const lacksLearner = access === 'learner' && !learner
  return {
    isAllowed: !isSigningIn && !lacksLearner,
    needsBinding: !isSigningIn && lacksLearner,
  }
}

interface QueryOptions {
  /** False as long as the input is not known or the answer not needed. */
  enabled?: boolean
}

/** The answer to a GET, updated while the page is shown. */
export function useContractQuery<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  { enabled = true }: QueryOptions = {},
) {
  const { isAllowed, needsBinding } = useAccess(contract)
  const subscribed = usePageShown()
  const query = useQuery({
    queryKey: toQueryKey(contract, input),
    queryFn: () => call(contract, input),
    enabled: enabled && isAllowed,
    subscribed,
  })
  return { ...pickTracked(query), needsBinding }
}

type PagedContract = Contract<z.ZodType, z.ZodType<{ cursor?: string | undefined }>>

/** A list by cursor: the loaded `pages` in order, and `loadMore` for the next one. */
export function useContractPages<C extends PagedContract>(
  contract: C,
  input: InputOf<C>,
  { enabled = true }: QueryOptions = {},
) {
  const { isAllowed, needsBinding } = useAccess(contract)
  const subscribed = usePageShown()
  const query = useInfiniteQuery({
    queryKey: [...toQueryKey(contract, input), 'pages'],
    queryFn: ({ pageParam: cursor }) =>
      call(contract, { ...(input as object), ...(cursor && { cursor }) } as InputOf<C>),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    enabled: enabled && isAllowed,
    subscribed,
  })
  const loadMore = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  return {
    ...pickTracked(query),
    needsBinding,
    pages: query.data?.pages ?? [],
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore,
  }
}

interface TrackedQuery<T> {
  data: T | undefined
  error: Error | null
  isPending: boolean
  isFetching: boolean
  refetch: () => unknown
}

/** Reads single fields: the library re-renders a page only for the fields that were read. */
const pickTracked = <T>(query: TrackedQuery<T>) => ({
  data: query.data,
  error: query.error,
  isPending: query.isPending,
  isFetching: query.isFetching,
  retry: () => void query.refetch(),
})
