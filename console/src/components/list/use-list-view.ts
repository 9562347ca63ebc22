import { listPageSizes } from '@zhixing/shared/contract'
import { type ListColumn, shownColumns } from './list-column'
import { useListPreferences } from './view/use-list-preferences'
import { useSort } from './view/use-sort'

export type ListView<Row> = ReturnType<typeof useListView<Row>>

/**
 * How a list is looked at: which columns in which order of rows, and how many rows a page. `listName` is what
 * the administrator's choice is kept under; `pageSizes` is empty where the server decides the size.
 */
export function useListView<Row>(
  listName: string,
  columns: ListColumn<Row>[],
  pageSizes: readonly number[] = listPageSizes,
) {
  const { preferences, change } = useListPreferences(listName)
  const { sort, chooseColumn } = useSort(columns)
  return {
    /** All columns; sorting by a hidden one is possible, by a link. */
    columns,
    shown: shownColumns(columns, preferences.hidden),
    pageSizes,
    preferences,
    changePreferences: change,
    sort,
    sortBy: chooseColumn,
  }
}
