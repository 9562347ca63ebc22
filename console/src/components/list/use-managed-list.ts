import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

interface Options<Page extends { cursor?: string | undefined }, Row> {
  /** Includes the filters: each combination is a list of its own. */
  queryKey: QueryKey
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>
  rowsOf: (page: Page) => Row[]
  /** Shows the rows of the last filters until those of the new ones arrive. */
  keepsPreviousRows?: boolean
}

export type ManagedListState<Row> = ReturnType<typeof useManagedList<{ cursor?: string }, Row>>

/** A list that is read page by page, by cursor. `rows` is undefined until the first page arrives. */
export function useManagedList<Page extends { cursor?: string | undefined }, Row>({
  queryKey,
  load,
  rowsOf,
  keepsPreviousRows = false,
}: Options<Page, Row>) {
  const { data, error, isPending, isPlaceholderData, isRefetching, refetch, ...pages } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    ...(keepsPreviousRows && { placeholderData: keepPreviousData }),
  })
  return {
    rows: data?.pages.flatMap(rowsOf),
    error,
    isPending,
    isLoading: isPending || isPlaceholderData,
    isRefetching,
    refetch,
    hasMore: pages.hasNextPage,
    isLoadingMore: pages.isFetchingNextPage,
    loadMore: pages.fetchNextPage,
  }
}
