import { Alert, Button, Input, Table, Tag } from 'antd'
import type { Declaring } from './use-declaration'

/** The list as pasted, and below it, once checked, what each row came to. */
export function Roll({
  declaring: { draft, change, rows, missing, tooMany, checked, checking, checkNow },
}: {
  declaring: Declaring
}) {
  const wrong = tooMany ?? missing.list
  const reasonsOf = (row: number) => checked?.refused.find((refused) => refused.row === row)?.reasons
  return (
    <div className="roll">
      <Input.TextArea
        value={draft.list}
        autoSize={{ minRows: 6, maxRows: 14 }}
        status={wrong ? 'error' : ''}
        aria-label="名单"
        placeholder={
          '从表格里复制“学员编号、姓名”两列，粘贴到这里，一人一行：\n91000001\t林小满\n91000002\t周文博'
        }
        onChange={(event) => change({ list: event.target.value })}
      />
      {wrong && <div className="bad">{wrong}</div>}
      <div className="roll-line">
        <Button onClick={checkNow} loading={checking} disabled={!rows.length}>
          {rows.length ? `核对名单（${rows.length} 人）` : '核对名单'}
        </Button>
        <span className="quiet">只核对，不提交。编号和姓名都要对得上。</span>
      </div>
      {checked && (
        <>
          <Alert
            type={checked.refused.length ? 'warning' : 'success'}
            showIcon
            title={
              checked.refused.length
                ? `${checked.accepted} 人可以申报，${checked.refused.length} 行有问题。提交时只收可以申报的。`
                : `${checked.accepted} 人都可以申报`
            }
          />
          <Table
            rowKey="row"
            size="small"
            pagination={rows.length > 20 && { pageSize: 20, showSizeChanger: false }}
            dataSource={rows
              .map((row, index) => ({ row: index + 1, ...row, reasons: reasonsOf(index + 1) }))
              .sort(wrongFirst)}
            columns={[
              { title: '行', dataIndex: 'row', width: 52 },
              { title: '学员编号', dataIndex: 'rosterCode', width: 110 },
              { title: '姓名', dataIndex: 'name', width: 100 },
              {
                title: '核对结果',
                key: 'result',
                render: (_, { reasons }) =>
                  reasons ? (
                    <span className="bad">{reasons.join('；')}</span>
                  ) : (
                    <Tag color="green">可以申报</Tag>
                  ),
              },
            ]}
          />
        </>
      )}
    </div>
  )
}

interface Checked {
  row: number
  reasons: string[] | undefined
}
const wrongFirst = (one: Checked, other: Checked) =>
  Number(!one.reasons) - Number(!other.reasons) || one.row - other.row
