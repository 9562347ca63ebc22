import { UndoOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { kindTitles } from './block-row'
import { blocksOf, type Row } from './rows'
import type { Rows } from './use-rows'

const kinds: Row['kind'][] = ['paragraph', 'heading', 'list', 'quote']

export function Toolbar({ rows }: { rows: Rows }) {
  const present = rows.rows[rows.at]
  const blocks = blocksOf(rows.rows)
  const characters = blocks.reduce(
    (sum, block) => sum + (block.kind === 'list' ? block.entries.join('') : block.text).length,
    0,
  )
  return (
    <div className="blocks-toolbar">
      <Segmented
        size="small"
        aria-label="这一段的样式"
        disabled={!present}
        value={present?.kind ?? 'paragraph'}
        options={kinds.map((kind) => ({ value: kind, label: kindTitles[kind] }))}
        onChange={(kind) => rows.turnInto(kind)}
      />
      <Button
        size="small"
        type="text"
        icon={<UndoOutlined aria-hidden />}
        disabled={!rows.canUndo}
        onClick={rows.undo}
      >
        撤销
      </Button>
      <span className="quiet blocks-count">
        {blocks.length}段 · {characters}字
      </span>
    </div>
  )
}
