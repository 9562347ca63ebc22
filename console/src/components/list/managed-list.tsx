import { Card, Skeleton } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useNavigate } from 'react-router-dom'
import { EmptyState } from '../feedback/empty-state'
import { useIsNarrow } from '../page/use-is-narrow'
import './list.css'
import { ListCount, ListNotice } from './list-status'
import { LoadMore } from './load-more'
import { type FilterInWords, PrintHead, PrintSignatures } from './print/print-head'
import { ListCards } from './rows/list-cards'
import { ListTable } from './rows/list-table'
import { ListTools } from './view/list-tools'
import './print/print.css'
import { usePrint } from './print/use-print'
import { useRowKeys } from './rows/use-row-keys'
import type { ListView } from './use-list-view'
import type { ManagedListState } from './use-managed-list'
import { sortRows } from './view/sort-rows'

interface Props<Row> {
  list: ManagedListState<Row>
  view: ListView<Row>
  rowKey: keyof Row & string
  /** The page that a click on the row opens. */
  addressOf: (row: Row) => string
  /** Shown instead of rows. */
  empty: ReactNode
  /** The measure word of the rows: 条, 件, 门. */
  unit: string
  /** How the server sorts the rows, in words after 按: 最近更新时间排列，新的在前. */
  sortedBy: string
  /** The filters in words, for the print. */
  filtersInWords?: readonly FilterInWords[]
  /** Tabs and filters above the table. */
  children: ReactNode
}

/** The server reads a limited part of a long list at once, in which nothing may match. */
const SPARSE_TEXT = '已查过的部分没有符合条件的，后面可能还有，请加载更多。'

/** A list in all its states: loading, failed, empty, with rows, and with rows that were read a while ago. */
export function ManagedList<Row extends object>(props: Props<Row>) {
  const { list, view, unit, sortedBy, filtersInWords = [], children } = props
  const { print, isPreparing } = usePrint(list)
  return (
    <Card className="list-card">
      {children}
      <ListNotice list={list} />
      <PrintHead filters={filtersInWords} />
      <div className="list-line">
        <ListCount list={list} unit={unit} />
        <ListTools view={view} onPrint={print} isPreparingPrint={isPreparing} />
      </div>
      <ListRows {...props} />
      <LoadMore list={list} view={view} unit={unit} sortedBy={sortedBy} />
      <PrintSignatures />
    </Card>
  )
}

const RowsLoading = () => (
  <div role="status" aria-busy="true" aria-label="正在加载">
    <Skeleton active title={false} paragraph={{ rows: 6 }} />
  </div>
)

function ListRows<Row extends object>({ list, view, rowKey, addressOf, empty }: Props<Row>) {
  const navigate = useNavigate()
  const isNarrow = useIsNarrow()
  const container = useRef<HTMLDivElement>(null)
  useRowKeys(container)
  const { state, rows, hasMore } = list
  const isAwaited = state === 'loading' || (state === 'changing' && rows.length === 0)
  if (isAwaited) return <RowsLoading />
  if (state === 'failed') return null // the notice above the list says why
  if (rows.length === 0) return hasMore ? <EmptyState description={SPARSE_TEXT} /> : empty
  const open = (row: Row) => {
    const isSelectingText = getSelection()?.isCollapsed === false
    if (!isSelectingText) navigate(addressOf(row))
  }
  const parts = {
    rows: sortRows(rows, view.columns, view.sort),
    rowKey,
    columns: view.shown,
    onOpen: open,
    isBusy: state === 'changing',
  }
  return (
    <div ref={container}>
      {isNarrow ? <ListCards {...parts} /> : <ListTable {...parts} sort={view.sort} onSort={view.sortBy} />}
    </div>
  )
}
