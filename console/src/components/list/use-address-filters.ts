import type * as z from 'zod'
import { useAddress } from './use-address'

type FilterSchemas = Record<string, z.ZodType<string>>
type FilterValues<Schemas extends FilterSchemas> = {
  [Name in keyof Schemas]: z.infer<Schemas[Name]> | undefined
}

/** Stands in the address where the administrator chose all and the list would begin with a filter. */
const NO_FILTER = 'all'

/**
 * The filters of a list, kept in the address, so that going back or sharing the link finds the same list. A
 * filter is undefined while nothing is chosen, also when the address has a value that its schema does not
 * know. `initial` holds until the administrator chooses something.
 */
export function useAddressFilters<Schemas extends FilterSchemas>(
  schemas: Schemas,
  initial: { [Name in keyof Schemas]?: z.infer<Schemas[Name]> } = {},
) {
  const { query, changeAddress } = useAddress()
  const filters = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const value = query.get(name) ?? initial[name]
      return [name, schema.safeParse(value).data]
    }),
  ) as FilterValues<Schemas>

  /** Without a value, removes the filter. */
  const setFilter = (name: keyof Schemas & string, value: string | undefined) =>
    changeAddress((changed) => {
      if (value) changed.set(name, value)
      else if (initial[name]) changed.set(name, NO_FILTER)
      else changed.delete(name)
    })
  /** Removes every filter and what is searched for; the order of the list stays. */
  const clearFilters = () =>
    changeAddress((changed, fragment) => {
      for (const name of Object.keys(schemas)) changed.delete(name)
      for (const name of [...fragment.keys()]) fragment.delete(name)
    })
  return { filters, setFilter, clearFilters }
}
