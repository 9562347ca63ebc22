import { Button } from 'antd'
import type { ListView } from './use-list-view'
import type { ManagedListState } from './use-managed-list'

interface Props<Row> {
  list: ManagedListState<Row>
  view: ListView<Row>
  unit: string
  sortedBy: string
}

/** Below a list: in which order it is, and a button for the next page, or that all rows are shown. */
export function LoadMore<Row>({ list, view, unit, sortedBy }: Props<Row>) {
  const { rows, hasMore, isLoadingMore, loadMore } = list
  if (rows.length === 0 && !hasMore) return null // loading, failed and empty lists say so themselves
  return (
    <div className="load-more">
      <p className="quiet">{orderText(list, view, unit, sortedBy)}</p>
      {hasMore ? (
        <Button onClick={() => loadMore()} loading={isLoadingMore}>
          加载更多
        </Button>
      ) : (
        <span className="quiet">{`共 ${rows.length} ${unit}，已全部显示`}</span>
      )}
    </div>
  )
}

/** The server orders whole lists; another order is one of the rows that were read. */
function orderText<Row>(
  { rows, hasMore }: ManagedListState<Row>,
  { sort, columns }: ListView<Row>,
  unit: string,
  sortedBy: string,
): string {
  if (!sort) return `按${sortedBy}`
  const title = columns.find(({ key }) => key === sort.columnKey)?.title ?? ''
  const order = `按${title}${sort.isDescending ? '从大到小' : '从小到大'}排列`
  return hasMore ? `${order}（只是已显示的 ${rows.length} ${unit}，加载更多后一起排列）` : order
}
