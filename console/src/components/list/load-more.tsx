import { Button } from 'antd'
import type { ManagedListState } from './use-managed-list'

/** Below a list: in which order it is, and a button for the next page, or that all rows are shown. */
interface Props<Row> {
  list: ManagedListState<Row>
  unit: string
  sortedBy: string
}

export function LoadMore<Row>({ list, unit, sortedBy }: Props<Row>) {
  if (list.isPending || !list.rows?.length) return null
  return (
    <div className="load-more">
      <p className="quiet">按{sortedBy}排列，新的在前</p>
      {list.hasMore ? (
        <Button onClick={() => list.loadMore()} loading={list.isLoadingMore}>
          加载更多
        </Button>
      ) : (
        <span className="quiet">
          共 {list.rows.length} {unit}，已全部显示
        </span>
      )}
    </div>
  )
}
