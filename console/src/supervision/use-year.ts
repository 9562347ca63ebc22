import { yearOf } from '@zhixing/shared/calendar'
import * as z from 'zod'
import { useAddressFilters } from '../components/list/use-address-filters'

const Year = z.string().regex(/^20\d\d$/)

/** The credit year of the address; the current one where it names none. */
export function useYear() {
  const { filters, setFilter } = useAddressFilters({ year: Year })
  const year = filters.year === undefined ? yearOf(new Date()) : Number(filters.year)
  return { year, setYear: (chosen: string) => setFilter('year', chosen) }
}
