import { Card, Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { LoadError } from '../feedback/load-error'
import './list.css'
import { LoadMore } from './load-more'
import type { ManagedListState } from './use-managed-list'

interface Props<Row> {
  list: ManagedListState<Row>
  rowKey: keyof Row & string
  columns: TableColumnsType<Row>
  /** Pixels below which the table scrolls sideways. */
  tableWidth: number | undefined
  /** The page that a click on the row opens. */
  addressOf: (row: Row) => string
  /** Shown instead of rows. */
  empty: ReactNode
  /** The measure word of the rows: 条, 件, 门. */
  unit: string
  /** What the rows are sorted by, as the server sorts them: 最近更新. */
  sortedBy: string
  /** Tabs and filters above the table. */
  children: ReactNode
}

export function ManagedList<Row extends object>({
  list,
  rowKey,
  columns,
  tableWidth,
  addressOf,
  empty,
  unit,
  sortedBy,
  children,
}: Props<Row>) {
  const navigate = useNavigate()
  const { rows, error, isPending, isLoading, refetch } = list
  return (
    <Card className="list-card">
      {children}
      {error && <LoadError error={error} onRetry={refetch} inline />}
      {(rows || !error) && (
        <Table
          rowKey={rowKey}
          size="middle"
          columns={columns}
          dataSource={rows ?? []}
          loading={isLoading}
          pagination={false}
          scroll={{ x: tableWidth }}
          locale={{ emptyText: isPending ? ' ' : empty }}
          onRow={(row) => ({ onClick: () => navigate(addressOf(row)), className: 'row-link' })}
        />
      )}
      <LoadMore list={list} unit={unit} sortedBy={sortedBy} />
    </Card>
  )
}
