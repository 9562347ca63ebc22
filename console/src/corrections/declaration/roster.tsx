import { Alert, Button, Input, Table, type TableColumnsType, Tag } from 'antd'
import type { RosterLine } from './pasted-roster'
import type { DeclarationForm } from './use-declaration'

interface CheckedLine extends RosterLine {
  /** Number of the line, from 1. */
  row: number
  /** Why the learner cannot be declared; absent where they can. */
  reasons: string[] | undefined
}

/** The pasted roster and, once it is checked, the result of each row. */
export function Roster({ form }: { form: DeclarationForm }) {
  const { draft, change, rows, errors, tooManyText, isChecking, checkNow } = form
  const error = tooManyText ?? errors.rosterText
  return (
    <div className="roster">
      <Input.TextArea
        value={draft.rosterText}
        autoSize={{ minRows: 6, maxRows: 14 }}
        status={error ? 'error' : ''}
        aria-label="名单"
        placeholder={
          '从表格里复制名单，粘贴到这里，一人一行，有学员编号和姓名即可：\n91000001\t林小满\n91000002\t周文博'
        }
        onChange={(event) => change({ rosterText: event.target.value })}
      />
      {error && (
        <div role="alert" className="bad">
          {error}
        </div>
      )}
      <div className="roster-line">
        <Button onClick={checkNow} loading={isChecking} disabled={!rows.length}>
          {rows.length ? `核对名单（${rows.length} 人）` : '核对名单'}
        </Button>
        <span className="quiet">只核对，不提交，可以先核对名单再填班次。编号和姓名都要对得上。</span>
      </div>
      <CheckResult form={form} />
    </div>
  )
}

const rosterColumns: TableColumnsType<CheckedLine> = [
  { title: '行', dataIndex: 'row', width: 52 },
  { title: '学员编号', dataIndex: 'rosterCode', width: 110 },
  { title: '姓名', dataIndex: 'name', width: 100 },
  {
    title: '核对结果',
    key: 'result',
    render: (_, { reasons }) =>
      reasons ? <span className="bad">{reasons.join('；')}</span> : <Tag color="green">可以申报</Tag>,
  },
]

function CheckResult({ form: { rows, checkResult } }: { form: DeclarationForm }) {
  if (!checkResult) return null
  const { accepted, refused } = checkResult
  const lines = rows.map((line, index): CheckedLine => {
    const row = index + 1
    return { ...line, row, reasons: refused.find((each) => each.row === row)?.reasons }
  })
  return (
    <>
      <Alert
        type={refused.length ? 'warning' : 'success'}
        showIcon
        title={
          refused.length
            ? `${accepted} 人可以申报，${refused.length} 行有问题。提交时只收可以申报的。`
            : `${accepted} 人都可以申报`
        }
      />
      <Table
        rowKey="row"
        size="small"
        pagination={rows.length > 20 && { pageSize: 20, showSizeChanger: false }}
        dataSource={lines.sort(refusedFirst)}
        columns={rosterColumns}
      />
    </>
  )
}

/** Sorting is stable, so both parts stay in the order of the roster. */
const refusedFirst = (one: CheckedLine, other: CheckedLine) =>
  Number(one.reasons === undefined) - Number(other.reasons === undefined)
