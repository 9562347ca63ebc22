import { minuteOf } from '@zhixing/shared/calendar'
import { Alert, Button } from 'antd'
import { LoadError } from '../feedback/load-error'
import { useIsStale } from './use-is-stale'
import type { ManagedListState } from './use-managed-list'

/** `2026-11-28 14:00`, in Beijing. */
const momentOf = (readAt: number) => minuteOf(new Date(readAt))

/** Says that the list could not be read or refreshed, or that it was read a while ago, and offers to read it. */
export function ListNotice<Row>({ list }: { list: ManagedListState<Row> }) {
  const isStale = useIsStale(list.readAt)
  const { state, error, refetch, readAt } = list
  if (error) {
    const isShownStill = state !== 'failed'
    return (
      <div className="list-notice">
        <LoadError
          error={error}
          onRetry={refetch}
          inline
          {...(isShownStill && { subject: `最新内容（下面是 ${momentOf(readAt)} 读取的）` })}
        />
      </div>
    )
  }
  if (!isStale || state !== 'shown') return null
  return (
    <Alert
      className="list-notice"
      type="info"
      showIcon
      title={`下面是 ${momentOf(readAt)} 读取的，此后可能有变化。`}
      action={
        <Button size="small" onClick={() => refetch()}>
          刷新
        </Button>
      }
    />
  )
}

/** How many rows are shown, as of when. All rows are counted only where all were read anyway. */
export function ListCount<Row>({ list, unit }: { list: ManagedListState<Row>; unit: string }) {
  const { state, rows, hasMore, readAt, countedThrough } = list
  if (state !== 'shown' || rows.length === 0) return <span />
  const moment = new Date(countedThrough ?? readAt)
  const count = hasMore ? `已显示 ${rows.length} ${unit}，还有更多` : `共 ${rows.length} ${unit}`
  return <span className="quiet list-count">{`${count} · 截至 ${minuteOf(moment)}`}</span>
}
