import { PlusOutlined } from '@ant-design/icons'
import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { Button } from 'antd'
import { useDragOrder } from '../forms/use-drag-order'
import { BlockRow } from './block-row'
import { Toolbar } from './toolbar'
import { useRows } from './use-rows'

interface Props {
  first: ArticleBlock[] // what it starts with; another document needs another `key`
  onChange: (blocks: ArticleBlock[]) => void
  label: string
  id?: string
}

/** One flow of text to write in: Enter begins a paragraph, what is pasted from Word falls into paragraphs by itself. */
export function BlockEditor({ first, onChange, label, id }: Props) {
  const rows = useRows(first, onChange)
  const drag = useDragOrder(rows.move)
  return (
    <section className="blocks" aria-label={label} id={id} tabIndex={-1}>
      <Toolbar rows={rows} />
      <div className="blocks-rows">
        {rows.rows.map((row, index) => (
          <BlockRow key={row.key} row={row} index={index} rows={rows} drag={drag} />
        ))}
      </div>
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={rows.append}
        className="blocks-more"
      >
        再加一段
      </Button>
    </section>
  )
}
