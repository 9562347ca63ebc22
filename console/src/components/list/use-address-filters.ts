import { useSearchParams } from 'react-router-dom'
import type * as z from 'zod'

type FilterSchemas = Record<string, z.ZodType<string>>
type FilterValues<Schemas extends FilterSchemas> = {
  [Name in keyof Schemas]: z.infer<Schemas[Name]> | undefined
}

const NO_FILTER = 'all'

/**
 * The filters of a list, kept in the address, so that going back or sharing the link finds the same list. A
 * value that its schema does not know filters nothing. `initial` holds until the administrator chooses one.
 */
export function useAddressFilters<Schemas extends FilterSchemas>(
  schemas: Schemas,
  initial: { [Name in keyof Schemas]?: z.infer<Schemas[Name]> } = {},
) {
  const [search, setSearch] = useSearchParams()
  const filters = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const value = search.get(name) ?? initial[name]
      return [name, schema.safeParse(value).data]
    }),
  ) as FilterValues<Schemas>

  /** Without a value, removes the filter. */
  const setFilter = (name: keyof Schemas & string, value: string | undefined) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current)
        if (value) next.set(name, value)
        else if (initial[name]) next.set(name, NO_FILTER)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return { filters, setFilter, clearFilters: () => setSearch({}, { replace: true }) }
}
