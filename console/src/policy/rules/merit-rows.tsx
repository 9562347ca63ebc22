import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { MeritRuleFacts } from '@zhixing/shared/policy/contract'
import { Button, Input, InputNumber } from 'antd'

type MeritRow = MeritRuleFacts['rows'][number]

const ROWS_MAX = 50

interface Props {
  rows: MeritRow[]
  onChange: (rows: MeritRow[]) => void
}

export function MeritRows({ rows, onChange }: Props) {
  const changeRow = (index: number, patch: Partial<MeritRow>) =>
    onChange(rows.map((row, rowIndex) => (rowIndex === index ? { ...row, ...patch } : row)))
  return (
    <div className="stack merit-rows">
      {rows.length === 0 && <span className="quiet">还没有内容。数值由主管部门确定，系统不提供默认值。</span>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id and no state of their own
        <div className="merit-row" key={index}>
          <Input
            aria-label={`第${index + 1}行内容`}
            placeholder="内容"
            value={row.title}
            maxLength={60}
            onChange={({ target }) => changeRow(index, { title: target.value })}
          />
          <InputNumber
            aria-label={`第${index + 1}行数值`}
            min={0}
            max={10_000}
            value={row.amount}
            onChange={(amount) => changeRow(index, { amount: amount ?? 0 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`删除第${index + 1}行`}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={rows.length >= ROWS_MAX}
          onClick={() => onChange([...rows, { title: '', amount: 0 }])}
        >
          加一行
        </Button>
      </div>
    </div>
  )
}
