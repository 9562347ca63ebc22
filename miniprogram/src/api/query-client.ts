import { QueryClient } from '@tanstack/react-query'
import { Unavailable } from './http'

/** Refusals are answers and are not asked again; a network that is away gets two more tries. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always', // phones lie about being online, and WeChat has no such event where the library looks for it
      staleTime: 20_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => error instanceof Unavailable && failures < 2,
      retryDelay: (failures) => 800 * 2 ** failures,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
})
