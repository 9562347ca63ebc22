import { CaretDownOutlined, CaretUpOutlined, SwapOutlined } from '@ant-design/icons'
import type { CSSProperties, ReactNode } from 'react'
import type { ListColumn } from '../list-column'
import './list-table.css'
import type { ListSort } from '../view/use-sort'

export interface ListRowsProps<Row> {
  rows: Row[]
  rowKey: keyof Row & string
  columns: ListColumn<Row>[]
  /** Opens the page of a row whose link was not what was clicked. */
  onOpen: (row: Row) => void
}

interface Props<Row> extends ListRowsProps<Row> {
  sort: ListSort | undefined
  onSort: (columnKey: string) => void
  isBusy: boolean
}

/** Read by the style of the screen; on paper the columns are as wide as their content. */
const widthOf = (pixels: number | undefined) =>
  ({ '--column-width': pixels === undefined ? 'auto' : `${pixels}px` }) as CSSProperties

/** More columns than this are printed on A4 landscape. */
const PORTRAIT_COLUMNS_MAX = 7

/**
 * A plain table: its header stays in view, is repeated on every printed page, and is read with each cell by
 * a screen reader, which the table of Ant Design cannot do at once. The link in a row serves the keyboard.
 */
export function ListTable<Row>({ rows, rowKey, columns, onOpen, sort, onSort, isBusy }: Props<Row>) {
  const isWide = columns.length > PORTRAIT_COLUMNS_MAX
  return (
    <div className="list-scroll">
      {/* For the whole document: a page name on the table alone would begin a sheet below the heading. */}
      {isWide && <style>{'@page { size: A4 landscape }'}</style>}
      <table className="list-table" aria-busy={isBusy}>
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={widthOf(width)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row[rowKey])} onClick={() => onOpen(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} content={column.render(row)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface HeadCellProps<Row> {
  column: ListColumn<Row>
  sort: ListSort | undefined
  onSort: (columnKey: string) => void
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { key, title, align, sortValue } = column
  if (!sortValue)
    return (
      <th scope="col" className={align}>
        {title}
      </th>
    )
  const isSorted = sort?.columnKey === key
  const direction = sort?.isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={align} aria-sort={isSorted ? direction : 'none'}>
      <button type="button" className="list-sort" onClick={() => onSort(key)}>
        {title} <SortMark direction={isSorted ? direction : undefined} />
      </button>
    </th>
  )
}

/** Undefined for a column that can be sorted by and is not. */
function SortMark({ direction }: { direction: 'ascending' | 'descending' | undefined }) {
  if (direction === 'ascending') return <CaretUpOutlined aria-hidden />
  if (direction === 'descending') return <CaretDownOutlined aria-hidden />
  return <SwapOutlined aria-hidden rotate={90} className="sort-hint" />
}

function BodyCell<Row>({ column, content }: { column: ListColumn<Row>; content: ReactNode }) {
  const { align, wraps, place } = column
  const isCut = !wraps && place === undefined
  const classNames = [align, isCut && 'cut'].filter(Boolean).join(' ')
  // The whole of a cut text appears under the pointer; a screen reader reads it anyway.
  const title = isCut && typeof content === 'string' ? content : undefined
  return (
    <td className={classNames} title={title}>
      {content}
    </td>
  )
}
