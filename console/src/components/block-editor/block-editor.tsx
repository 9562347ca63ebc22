import { PlusOutlined } from '@ant-design/icons'
import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { Button } from 'antd'
import { useDragOrder } from '../forms/use-drag-order'
import './block-editor.css'
import { BlockRow } from './block-row'
import { Toolbar } from './toolbar'
import { useRows } from './use-rows'

interface Props {
  /** Read once; another document needs another `key`. */
  initial: ArticleBlock[]
  onChange: (blocks: ArticleBlock[]) => void
  label: string
  id?: string
}

/** Edits an article as one flow: Enter begins a paragraph, pasted text is divided into blocks. */
export function BlockEditor({ initial, onChange, label, id }: Props) {
  const state = useRows(initial, onChange)
  const drag = useDragOrder(state.move)
  return (
    <section className="block-editor" aria-label={label} id={id} tabIndex={-1}>
      <Toolbar state={state} />
      <div className="block-rows">
        {state.rows.map((row, index) => (
          <BlockRow key={row.key} row={row} index={index} state={state} drag={drag} />
        ))}
      </div>
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={state.append}
        className="block-add"
      >
        再加一段
      </Button>
    </section>
  )
}
