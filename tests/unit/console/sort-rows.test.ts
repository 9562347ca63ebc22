import { expect, test } from '@jest/globals'
import type { ListColumn } from '../../../console/src/components/list/list-column'
import { sortRows } from '../../../console/src/components/list/view/sort-rows'

interface Row {
  name: string
  hours: number
  decidedBy?: string
}

const columns: ListColumn<Row>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name, sortValue: ({ name }) => name },
  { key: 'hours', title: '学时', render: ({ hours }) => hours, sortValue: ({ hours }) => hours },
  {
    key: 'by',
    title: '审批人',
    render: ({ decidedBy }) => decidedBy,
    sortValue: ({ decidedBy }) => decidedBy,
  },
  { key: 'seen', title: '情况', render: () => '' },
]
const rows: Row[] = [
  { name: '张三', hours: 2, decidedBy: '王审批' },
  { name: '阿力木', hours: 10 },
  { name: '李四', hours: -0.25, decidedBy: '彭县审' },
]
const names = (columnKey: string, isDescending = false) =>
  sortRows(rows, columns, { columnKey, isDescending }).map(({ name }) => name)

test('texts are ordered by pinyin, numbers by value, and what is missing comes last in either direction', () => {
  expect(names('name')).toEqual(['阿力木', '李四', '张三'])
  expect(names('name', true)).toEqual(['张三', '李四', '阿力木'])
  expect(names('hours')).toEqual(['李四', '张三', '阿力木'])
  expect(names('by')).toEqual(['李四', '张三', '阿力木'])
  expect(names('by', true)).toEqual(['张三', '李四', '阿力木'])
})

test('without an order, or by a column that has none, the rows stand as the server sent them', () => {
  expect(sortRows(rows, columns, undefined)).toBe(rows)
  expect(names('seen')).toEqual(['张三', '阿力木', '李四'])
  expect(rows.map(({ name }) => name)).toEqual(['张三', '阿力木', '李四']) // sorting changes a copy
})
