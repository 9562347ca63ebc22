import { QueryClient } from '@tanstack/react-query'
import { Unavailable } from './call'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always', // a query made offline fails at once instead of pausing silently
      retry: (failures, error) => error instanceof Unavailable && failures < 1,
      retryDelay: 800,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
