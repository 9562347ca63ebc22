import { QueryClient } from '@tanstack/react-query'
import { Unavailable } from './call'

/** What was read, while the tab is open. A refusal will not change by asking again; a lost connection may. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always', // offline is said at once instead of waiting without a word
      retry: (failures, error) => error instanceof Unavailable && failures < 1,
      retryDelay: 800,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
