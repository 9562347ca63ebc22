import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { MeritRuleFacts } from '@zhixing/shared/policy/contract'
import { Button, Input, InputNumber } from 'antd'

type Rows = MeritRuleFacts['rows']
const ROWS_MAX = 50

export function MeritRows({ rows, onChange }: { rows: Rows; onChange: (rows: Rows) => void }) {
  const change = (index: number, patch: Partial<Rows[number]>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)))
  return (
    <div className="stack merit-rows">
      {rows.length === 0 && <span className="quiet">还没有内容。数值由主管部门确定，系统不提供默认值。</span>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and their fields hold no state of their own
        <div className="merit-row" key={index}>
          <Input
            aria-label={`第${index + 1}行内容`}
            placeholder="内容"
            value={row.title}
            maxLength={60}
            onChange={({ target }) => change(index, { title: target.value })}
          />
          <InputNumber
            aria-label={`第${index + 1}行数值`}
            min={0}
            max={10_000}
            value={row.amount}
            onChange={(amount) => change(index, { amount: amount ?? 0 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`删除第${index + 1}行`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
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
