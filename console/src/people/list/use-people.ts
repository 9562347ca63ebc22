import { Id } from '@zhixing/shared/contract'
import { EmploymentState } from '@zhixing/shared/identity/employment'
import { JobLevel } from '@zhixing/shared/identity/role'
import { listPeople } from '@zhixing/shared/people/contract'
import * as z from 'zod'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { useAddressSearch } from '../../components/list/use-address-search'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { call } from '../../server/call'
import { personQueries } from '../queries'
import { personColumns } from './columns'

export type PeopleList = ReturnType<typeof usePeople>

/** The people of the administrator's scope, by what the address says, and what changes the address. */
export function usePeople() {
  const { filters, setFilter, clearFilters } = useAddressFilters({
    unit: Id,
    level: JobLevel,
    employment: EmploymentState,
    bound: z.enum(['true', 'false']),
  })
  const { searched, search } = useAddressSearch()
  const view = useListView('people', personColumns, []) // the server decides how many people a page has
  const question = {
    q: searched,
    organisationId: filters.unit,
    jobLevel: filters.level,
    employment: filters.employment,
    isBound: filters.bound,
  }
  const list = useManagedList({
    queryKey: personQueries.list(question),
    load: (cursor, signal) => call(listPeople, { ...question, cursor }, signal),
    rowsOf: (page) => page.people,
  })
  const isFiltered = searched !== '' || Object.values(filters).some((value) => value !== undefined)
  return { list, view, filters, setFilter, clearFilters, searched, search, isFiltered }
}
