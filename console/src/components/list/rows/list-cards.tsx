import type { ListColumn } from '../list-column'
import type { ListRowsProps } from './list-table'

/** The rows on a screen as narrow as a phone: one card each, with every column as `title value`. */
export function ListCards<Row>({
  rows,
  rowKey,
  columns,
  onOpen,
  isBusy,
}: ListRowsProps<Row> & { isBusy: boolean }) {
  const titles = columns.filter(({ place }) => place === 'title')
  const tags = columns.filter(({ place }) => place === 'tag')
  const facts = columns.filter(({ place }) => place === undefined)
  const contents = (row: Row, part: ListColumn<Row>[]) =>
    part.map(({ key, render }) => <div key={key}>{render(row)}</div>)
  return (
    <ul className="list-cards" aria-busy={isBusy}>
      {rows.map((row) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the link in the card takes the keys
        <li key={String(row[rowKey])} onClick={() => onOpen(row)}>
          <div className="cell-line">
            <div className="card-title">{contents(row, titles)}</div>
            {contents(row, tags)}
          </div>
          <div className="card-facts">
            {facts.map(({ key, title, render }) => (
              <div key={key}>
                <span className="quiet">{title}</span> {render(row)}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
