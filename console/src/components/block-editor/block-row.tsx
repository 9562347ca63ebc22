import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { DragOrder } from '../forms/use-drag-order'
import type { Row } from './rows'
import type { Rows } from './use-rows'

export const kindTitles: Record<Row['kind'], string> = {
  paragraph: '正文',
  heading: '小标题',
  list: '列表',
  quote: '引用',
}
const hints: Record<Row['kind'], string> = {
  paragraph: '在这里写正文，按回车另起一段；也可以从 Word 粘贴',
  heading: '小标题',
  list: '每行一条，按回车加一条',
  quote: '引用的原文',
}

export function BlockRow({
  row,
  index,
  rows,
  drag,
}: {
  row: Row
  index: number
  rows: Rows
  drag: DragOrder
}) {
  const { className, ...target } = drag.target(index)
  const named = `第${index + 1}段`
  return (
    <div
      className={`block block-${row.kind} ${rows.at === index ? 'block-active' : ''} ${className}`}
      {...target}
    >
      <span className="block-handle" title="拖动可调整顺序" {...drag.handle(index)}>
        <HolderOutlined aria-hidden />
        <span>{kindTitles[row.kind]}</span>
      </span>
      <Input.TextArea
        ref={(field) => rows.fieldOf(row.key)(field?.resizableTextArea?.textArea)}
        variant="borderless"
        autoSize={{ minRows: 1 }}
        value={row.text}
        maxLength={4000}
        placeholder={index === 0 || row.kind !== 'paragraph' ? hints[row.kind] : undefined}
        aria-label={`${named}（${kindTitles[row.kind]}）`}
        onFocus={() => rows.activate(row.key)}
        onChange={(event) => rows.write(index, event.target.value)}
        onKeyDown={(event) => rows.onKey(index, event)}
        onPaste={(event) => {
          const { selectionStart, selectionEnd } = event.currentTarget
          if (rows.onPaste(index, event.clipboardData.getData('text/plain'), selectionStart, selectionEnd))
            event.preventDefault()
        }}
      />
      <span className="block-tools">
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={`${named}上移`}
          disabled={index === 0}
          onClick={() => rows.move(index, index - 1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={`${named}下移`}
          disabled={index === rows.rows.length - 1}
          onClick={() => rows.move(index, index + 1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`删除${named}`}
          onClick={() => rows.remove(index)}
        />
      </span>
    </div>
  )
}
