import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { DragOrder } from '../forms/use-drag-order'
import { blockKindTitles } from './block-kinds'
import type { Row } from './rows'
import type { RowsState } from './use-rows'

const placeholders: Record<Row['kind'], string> = {
  paragraph: '在这里写正文，按回车另起一段；也可以从 Word 粘贴',
  heading: '小标题',
  list: '每行一条，按回车加一条',
  quote: '引用的原文',
}

interface Props {
  row: Row
  index: number
  state: RowsState
  drag: DragOrder
}

export function BlockRow({ row, index, state, drag }: Props) {
  const { className: dropMark, ...target } = drag.target(index)
  const name = `第${index + 1}段`
  const active = state.activeIndex === index ? 'block-active' : ''
  return (
    <div className={`block drag-row block-${row.kind} ${active} ${dropMark}`} {...target}>
      <span className="drag-handle" title="拖动可调整顺序" {...drag.handle(index)}>
        <HolderOutlined aria-hidden />
        <span>{blockKindTitles[row.kind]}</span>
      </span>
      <Input.TextArea
        ref={(field) => state.fieldRef(row.key)(field?.resizableTextArea?.textArea)}
        variant="borderless"
        autoSize={{ minRows: 1 }}
        value={row.text}
        maxLength={4000}
        placeholder={index === 0 || row.kind !== 'paragraph' ? placeholders[row.kind] : undefined}
        aria-label={`${name}（${blockKindTitles[row.kind]}）`}
        onFocus={() => state.activate(row.key)}
        onChange={(event) => state.setText(index, event.target.value)}
        onKeyDown={(event) => state.onKeyDown(index, event)}
        onPaste={(event) => {
          const { selectionStart, selectionEnd } = event.currentTarget
          const text = event.clipboardData.getData('text/plain')
          if (state.paste(index, text, selectionStart, selectionEnd)) event.preventDefault()
        }}
      />
      <span className="block-tools">
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={`${name}上移`}
          disabled={index === 0}
          onClick={() => state.move(index, index - 1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={`${name}下移`}
          disabled={index === state.rows.length - 1}
          onClick={() => state.move(index, index + 1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`删除${name}`}
          onClick={() => state.remove(index)}
        />
      </span>
    </div>
  )
}
