import { useQuery } from '@tanstack/react-query'
import { listCategories } from '@zhixing/shared/catalogue/contract'
import { call } from '../../server/call'

/** The categories of the catalogue; read again after five minutes. */
export const useCategories = () =>
  useQuery({
    queryKey: ['categories'],
    queryFn: async ({ signal }) => (await call(listCategories, {}, signal)).categories,
    staleTime: 300_000,
  })
