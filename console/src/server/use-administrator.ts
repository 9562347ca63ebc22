import { useQuery } from '@tanstack/react-query'
import { getLearner } from '@zhixing/shared/identity/contract'
import { call } from './call'

/** Who is signed in here, with grants; asked once a session and again after five minutes. */
export const useAdministrator = () =>
  useQuery({
    queryKey: ['learner'],
    queryFn: ({ signal }) => call(getLearner, {}, signal),
    staleTime: 300_000,
    gcTime: Number.POSITIVE_INFINITY,
  })
