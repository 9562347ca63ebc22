import { useQuery } from '@tanstack/react-query'
import { listOrganisations } from '@zhixing/shared/identity/contract'
import { call } from '../../server/call'

/** The names from the province down to an organisation; none for the empty id. */
export const useOrganisationPath = (organisationId: string) =>
  useQuery({
    queryKey: ['organisation-path', organisationId],
    queryFn: async ({ signal }) => {
      const { above } = await call(listOrganisations, { parentId: organisationId }, signal)
      return above.map(({ name }) => name)
    },
    enabled: organisationId !== '',
    staleTime: 3_600_000,
  })
