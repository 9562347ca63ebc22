import { UndoOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { blockKinds, blockKindTitles } from './block-kinds'
import { blocksFromRows } from './rows'
import type { RowsState } from './use-rows'

export function Toolbar({ state }: { state: RowsState }) {
  const active = state.rows[state.activeIndex]
  const blocks = blocksFromRows(state.rows)
  const characters = blocks
    .map((block) => (block.kind === 'list' ? block.entries.join('') : block.text).length)
    .reduce((sum, length) => sum + length, 0)
  return (
    <div className="block-toolbar">
      <Segmented
        size="small"
        aria-label="这一段的样式"
        disabled={!active}
        value={active?.kind ?? 'paragraph'}
        options={blockKinds.map((kind) => ({ value: kind, label: blockKindTitles[kind] }))}
        onChange={(kind) => state.changeKind(kind)}
      />
      <Button
        size="small"
        type="text"
        icon={<UndoOutlined aria-hidden />}
        disabled={!state.canUndo}
        onClick={state.undo}
      >
        撤销
      </Button>
      <span className="quiet block-count">
        {blocks.length}段 · {characters}字
      </span>
    </div>
  )
}
