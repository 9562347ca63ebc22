import type { ReactNode } from 'react'

/** One column of a list: a column of the table, and a part of the card on a narrow screen. */
export interface ListColumn<Row> {
  /** Unique in its list; names the column in the address and in the administrator's choice of columns. */
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** In pixels. Columns without a width share what the others leave. */
  width?: number
  align?: 'right'
  /** The text may break into lines; without it, it is cut at the width of the column. */
  wraps?: true
  /**
   * What the rows are ordered by when the administrator sorts by this column. A column without it cannot be
   * sorted by. Texts are ordered as a Chinese dictionary is, by pinyin.
   */
  sortValue?: (row: Row) => string | number | undefined
  /**
   * `title` is the first line of a card and `tag` stands beside it; both are always shown. Any other column
   * is `title value` on the card and can be hidden.
   */
  place?: 'title' | 'tag'
}

/** The columns without those that the administrator hides. */
export const shownColumns = <Row>(columns: ListColumn<Row>[], hidden: readonly string[]) =>
  columns.filter(({ key, place }) => place !== undefined || !hidden.includes(key))
