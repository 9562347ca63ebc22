import { Button } from 'antd'

interface Props {
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isPending: boolean
    fetchNextPage: () => unknown
  }
  count: number
  unit: string
}

export function LoadMore({ query, count, unit }: Props) {
  if (query.isPending || count === 0) return null
  return (
    <div className="more">
      {query.hasNextPage ? (
        <Button onClick={() => query.fetchNextPage()} loading={query.isFetchingNextPage}>
          加载更多
        </Button>
      ) : (
        <span className="quiet">
          共 {count} {unit}，已全部显示
        </span>
      )}
    </div>
  )
}
