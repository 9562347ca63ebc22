/** What a page knows of an answer, in the words of TanStack Query. */
export interface QueryResult<T> {
  data: T | undefined
  error: Error | null
  isPending: boolean
  isFetching: boolean
  retry: () => void
  /** The answer is for learners only and the phone is not bound to one. */
  needsBinding: boolean
}

/**
 * Combines results that a page shows together: pending until all are there, so that the page is painted once.
 * `data` lists theirs in the same order.
 */
export function combineQueries<A, B, C>(
  first: QueryResult<A>,
  second: QueryResult<B>,
  third: QueryResult<C>,
): QueryResult<[A, B, C]>
export function combineQueries<A, B>(first: QueryResult<A>, second: QueryResult<B>): QueryResult<[A, B]>
export function combineQueries(...results: QueryResult<unknown>[]): QueryResult<unknown[]> {
  const isComplete = results.every(({ data }) => data !== undefined)
  return {
    data: isComplete ? results.map(({ data }) => data) : undefined,
    error: results.map(({ error }) => error).find(Boolean) ?? null,
    isPending: results.some(({ isPending }) => isPending),
    isFetching: results.some(({ isFetching }) => isFetching),
    retry: () => {
      for (const { retry } of results) retry()
    },
    needsBinding: results.some(({ needsBinding }) => needsBinding),
  }
}
