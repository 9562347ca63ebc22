import { QueryClient } from '@tanstack/react-query'
import type { Contract } from '@zhixing/shared/contract'
import { currentLearner } from '../sign-in/signed-in'
import { Unavailable } from './http'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Phones report wrongly whether they are online, so that no request waits for it.
      networkMode: 'always',
      staleTime: 20_000,
      gcTime: 10 * 60_000,
      // A refusal is an answer: only an unreachable server is retried, twice.
      retry: (failures, error) => error instanceof Unavailable && failures < 2,
      retryDelay: (failures) => 800 * 2 ** failures,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
})

/** The cache key of an answer. Answers that depend on the caller are cached for each learner. */
export const toQueryKey = (contract: Contract, input: unknown) => [
  contract.path,
  contract.cacheSeconds ? 'public' : (currentLearner()?.learnerId ?? 'guest'),
  input,
]

/** Marks the cached answers of these contracts stale; the ones on screen are fetched again. */
export async function invalidate(...contracts: Contract[]): Promise<void> {
  await Promise.all(contracts.map((contract) => queryClient.invalidateQueries({ queryKey: [contract.path] })))
}

/** Loads once more what is on screen and could not be loaded because the server was not reached. */
export const refetchUnavailable = () =>
  queryClient.refetchQueries({
    type: 'active',
    predicate: ({ state }) => state.error instanceof Unavailable,
  })

/** Deletes the cached answers of one learner. */
export const removeQueriesOf = (learnerId: string) =>
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === learnerId })
