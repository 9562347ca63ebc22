import type { ListColumn } from '../list-column'
import { useAddress } from '../use-address'

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
  const { query, changeAddress } = useAddress()
  const sort = parseSort(query.get(PARAMETER), columns)
  /** Chosen once a column ascends, twice it descends, the third time the server's order returns. */
  const chooseColumn = (columnKey: string) =>
    changeAddress((changed) => {
      const next = sortAfterClick(sort, columnKey)
      if (next) changed.set(PARAMETER, `${next.isDescending ? DESCENDING : ''}${next.columnKey}`)
      else changed.delete(PARAMETER)
    })
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
