import type { ListColumn } from '../list-column'
import type { ListSort } from './use-sort'

const chinese = new Intl.Collator('zh-CN', { numeric: true })

/** The rows in the chosen order; rows without a value come last in either direction. */
export function sortRows<Row>(rows: Row[], columns: ListColumn<Row>[], sort: ListSort | undefined): Row[] {
  const sortValueOf = columns.find(({ key }) => key === sort?.columnKey)?.sortValue
  if (!sort || !sortValueOf) return rows
  const sign = sort.isDescending ? -1 : 1
  return [...rows].sort((one, other) => {
    const [left, right] = [sortValueOf(one), sortValueOf(other)]
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined)
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * chinese.compare(String(left), String(right))
  })
}
