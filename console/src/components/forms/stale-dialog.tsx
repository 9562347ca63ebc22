import { Button, Modal } from 'antd'
import { type ComparedField, SavedBesideMine } from './saved-beside-mine'

interface Props<Facts> {
  saving: { stale: { saved: Facts; mine: Facts } | undefined; reload: () => void; closeStale: () => void }
  title: string
  fields: readonly ComparedField<Facts>[]
  /** Saves the editor's text as a new document; absent where there can be one document only. */
  onCopy?: () => void
}

/**
 * Shown to the second of two who save one document, also if both are the same person in two windows, so that
 * neither text is overwritten or lost silently.
 */
export const StaleDialog = <Facts,>({
  saving: { stale, reload, closeStale },
  title,
  fields,
  onCopy,
}: Props<Facts>) => (
  <Modal
    open={stale !== undefined}
    title={title}
    width={720}
    onCancel={closeStale}
    footer={[
      <Button key="close" onClick={closeStale}>
        先不处理
      </Button>,
      onCopy && (
        <Button key="copy" onClick={onCopy}>
          把我的内容另存一份
        </Button>
      ),
      <Button key="reload" type="primary" onClick={reload}>
        查看最新内容
      </Button>,
    ]}
  >
    <p>
      为避免互相覆盖，没有保存。“查看最新内容”会放弃您这次的修改
      {onCopy ? '；“另存一份”会用您的内容新建一份草稿，两份都保留。' : '。'}
    </p>
    {stale && <SavedBesideMine fields={fields} {...stale} />}
  </Modal>
)
