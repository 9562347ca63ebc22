import { Button } from 'antd'
import type { ManagedListState } from './use-managed-list'

/** Below a list: a button for the next page, or that all rows are shown. */
export function LoadMore<Row>({ list, unit }: { list: ManagedListState<Row>; unit: string }) {
  if (list.isPending || !list.rows?.length) return null
  return (
    <div className="load-more">
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
