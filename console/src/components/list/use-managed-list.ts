import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

type CursorPage = { cursor?: string | undefined }

interface Options<Page extends CursorPage, Row> {
  /** Includes the filters: each combination is a list of its own. */
  queryKey: QueryKey
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>
  rowsOf: (page: Page) => Row[]
  /** Where the server counts from time to time: until when everything is in the rows. */
  countedThroughOf?: (page: Page) => string | undefined
}

export interface ManagedListState<Row> {
  /**
   * `loading`: the first page has not arrived.
   * `failed`: it could not be read; `error` says why.
   * `changing`: `rows` are those of the last filters, until those of the new ones arrive.
   * `shown`: `rows` are those of the filters. `error` then belongs to a later read: a refresh or a next page.
   */
  state: 'loading' | 'failed' | 'changing' | 'shown'
  /** Empty while loading and after a failure. */
  rows: Row[]
  error: Error | null
  /** When the rows were read, in milliseconds since 1970; 0 before. */
  readAt: number
  /** Until when everything is in the rows, where that is not when they were read. */
  countedThrough?: string | undefined
  isRefetching: boolean
  /** Reads every page that is shown once more. */
  refetch: () => unknown
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => unknown
  /** Reads on until all rows are shown or at least `rowsMax` are, or a page cannot be read. */
  loadUpTo: (rowsMax: number) => Promise<void>
}

/** A list that is read page by page, by cursor. */
export function useManagedList<Page extends CursorPage, Row>({
  queryKey,
  load,
  rowsOf,
  countedThroughOf,
}: Options<Page, Row>): ManagedListState<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    placeholderData: keepPreviousData,
  })
  const { data, error, isPlaceholderData, fetchNextPage } = query
  const state = () => {
    if (!data) return error ? 'failed' : 'loading'
    return isPlaceholderData ? 'changing' : 'shown'
  }
  const loadUpTo = async (rowsMax: number) => {
    let { hasNextPage, data: read } = query
    while (hasNextPage && (read?.pages.flatMap(rowsOf).length ?? 0) < rowsMax) {
      const next = await fetchNextPage()
      if (next.isError) return
      hasNextPage = next.hasNextPage
      read = next.data
    }
  }
  return {
    state: state(),
    rows: data?.pages.flatMap(rowsOf) ?? [],
    error,
    readAt: query.dataUpdatedAt,
    countedThrough: data?.pages[0] && countedThroughOf?.(data.pages[0]),
    isRefetching: query.isRefetching,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: fetchNextPage,
    loadUpTo,
  }
}
