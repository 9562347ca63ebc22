import { useSearchParams } from 'react-router-dom'
import type { ListColumn } from '../list-column'

export interface ListSort {
  columnKey: string
  isDescending: boolean
}

const PARAMETER = 'sort'
const DESCENDING = '-'

/**
 * The order that the administrator chose, kept in the address: `sort=name` ascends, `sort=-name` descends.
 * `sort` is undefined while the rows stand as the server sends them, also when the address names a column
 * that this list has not.
 */
export function useSort<Row>(columns: ListColumn<Row>[]) {
  const [search, setSearch] = useSearchParams()
  const sort = parseSort(search.get(PARAMETER), columns)
  /** Chosen once a column ascends, twice it descends, the third time the server's order returns. */
  const chooseColumn = (columnKey: string) =>
    setSearch(
      (current) => {
        const next = new URLSearchParams(current)
        const after = sortAfterClick(parseSort(current.get(PARAMETER), columns), columnKey)
        if (after) next.set(PARAMETER, `${after.isDescending ? DESCENDING : ''}${after.columnKey}`)
        else next.delete(PARAMETER)
        return next
      },
      { replace: true },
    )
  return { sort, chooseColumn }
}

function parseSort<Row>(text: string | null, columns: ListColumn<Row>[]): ListSort | undefined {
  if (text === null) return undefined
  const isDescending = text.startsWith(DESCENDING)
  const columnKey = isDescending ? text.slice(DESCENDING.length) : text
  const isSortable = columns.some(({ key, sortValue }) => key === columnKey && sortValue !== undefined)
  return isSortable ? { columnKey, isDescending } : undefined
}

function sortAfterClick(current: ListSort | undefined, columnKey: string): ListSort | undefined {
  if (current?.columnKey !== columnKey) return { columnKey, isDescending: false }
  return current.isDescending ? undefined : { columnKey, isDescending: true }
}
