import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Contract } from '@zhixing/shared/contract'
import type * as z from 'zod'
import { useShown } from '../hooks/use-page-shown'
import { learnerNow, useLearner } from '../sign-in/signed-in'
import { call } from './call'
import { queryClient } from './query-client'

/** Answers that anybody may have alike are kept once; all others by who asked. */
const keyOf = (contract: Contract, input: unknown) => [
  contract.path,
  contract.cacheSeconds ? 'everybody' : (learnerNow()?.learnerId ?? 'guest'),
  input,
]

/**
 * The answer to a GET, as it stands and as it changes while the page is shown. What asks for a learner waits for one:
 * a guest's answer stays pending and idle, which `Answered` shows as an invitation to bind.
 */
export function useAnswer<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  enabled = true,
) {
  const { learner, arriving } = useLearner()
  const waits = arriving || (contract.access === 'learner' && !learner)
  const subscribed = useShown()
  const answer = useQuery({
    queryKey: keyOf(contract, input),
    queryFn: () => call(contract, input),
    enabled: enabled && !waits,
    subscribed,
  })
  return { ...pick(answer), uninvited: contract.access === 'learner' && !learner && !arriving }
}

/** A list by cursor: its pages in order, and the next one on request. */
export function usePages<I extends z.ZodType, O extends z.ZodType<{ cursor?: string | undefined }>>(
  contract: Contract<I, O>,
  input: z.input<I>,
  enabled = true,
) {
  const { learner, arriving } = useLearner()
  const waits = arriving || (contract.access === 'learner' && !learner)
  const subscribed = useShown()
  const answer = useInfiniteQuery({
    queryKey: [...keyOf(contract, input), 'pages'],
    queryFn: ({ pageParam }) =>
      call(contract, { ...(input as object), ...(pageParam && { cursor: pageParam }) } as z.input<I>),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    enabled: enabled && !waits,
    subscribed,
  })
  const more = () => {
    if (answer.hasNextPage && !answer.isFetchingNextPage) void answer.fetchNextPage()
  }
  return {
    ...pick(answer),
    uninvited: contract.access === 'learner' && !learner && !arriving,
    pages: answer.data?.pages ?? [],
    hasMore: answer.hasNextPage,
    isFetchingMore: answer.isFetchingNextPage,
    more,
  }
}

/** After a change: whatever was answered by these is asked again where it is looked at. */
export const askAgain = (...contracts: Contract[]) =>
  Promise.all(contracts.map((contract) => queryClient.invalidateQueries({ queryKey: [contract.path] }))).then(
    () => undefined,
  )

export interface Answered<T> {
  data: T | undefined
  error: Error | null
  isPending: boolean
  isFetching: boolean
  retry: () => void
  uninvited: boolean
}

// Picked field by field: the library tracks which are read and re-renders for those alone.
function pick<T>(answer: {
  data: T | undefined
  error: Error | null
  isPending: boolean
  isFetching: boolean
  refetch: () => unknown
}) {
  return {
    data: answer.data,
    error: answer.error,
    isPending: answer.isPending,
    isFetching: answer.isFetching,
    retry: () => void answer.refetch(),
  }
}

/** Several answers that a page shows as one: pending until all are there, so that the page is painted once. */
export function together<A, B, C>(a: Answered<A>, b: Answered<B>, c: Answered<C>): Answered<[A, B, C]>
export function together<A, B>(a: Answered<A>, b: Answered<B>): Answered<[A, B]>
export function together(...answers: Answered<unknown>[]): Answered<unknown[]> {
  const isPending = answers.some((answer) => answer.isPending)
  return {
    data: answers.some((answer) => answer.data === undefined)
      ? undefined
      : answers.map((answer) => answer.data),
    error: answers.map((answer) => answer.error).find(Boolean) ?? null,
    isPending,
    isFetching: answers.some((answer) => answer.isFetching),
    retry: () => {
      for (const answer of answers) answer.retry()
    },
    uninvited: answers.some((answer) => answer.uninvited),
  }
}
