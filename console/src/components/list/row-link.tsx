import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { ROW_LINK } from './rows/use-row-keys'

/** The link in the first cell of a row. The click must not reach the row, which navigates too. */
export const RowLink = ({ to, children }: { to: string; children: ReactNode }) => (
  <Link to={to} className="cell-title" {...{ [ROW_LINK]: '' }} onClick={(event) => event.stopPropagation()}>
    {children}
  </Link>
)
