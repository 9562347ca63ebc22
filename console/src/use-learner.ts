import { useQuery } from '@tanstack/react-query'
import { getLearner } from '@zhixing/shared/identity/contract'
import { call } from './api'

/** Who is signed in here, with grants; asked once a session and again after five minutes. */
export const useLearner = () =>
  useQuery({
    queryKey: ['learner'],
    queryFn: ({ signal }) => call(getLearner, {}, signal),
    staleTime: 300_000,
    gcTime: Number.POSITIVE_INFINITY,
  })
