import { useQuery } from '@tanstack/react-query'
import { getLearner } from '@zhixing/shared/identity/contract'
import { call } from './call'

/** The signed-in administrator with their grants; read again after five minutes. */
export const useAdministrator = () =>
  useQuery({
    queryKey: ['administrator'],
    queryFn: ({ signal }) => call(getLearner, {}, signal),
    staleTime: 300_000,
    gcTime: Number.POSITIVE_INFINITY,
  })
