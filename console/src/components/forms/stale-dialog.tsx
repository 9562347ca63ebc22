import { Button, Modal } from 'antd'

interface Props {
  saving: { isStale: boolean; reload: () => void; closeStale: () => void }
  title: string
  /** Saves the editor's text as a new document; absent where there can be one document only. */
  onCopy?: () => void
}

/** Shown to the second of two editors of one document, so that neither text is overwritten silently. */
export const StaleDialog = ({ saving: { isStale, reload, closeStale }, title, onCopy }: Props) => (
  <Modal
    open={isStale}
    title={title}
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
    为避免互相覆盖，没有保存。“查看最新内容”会放弃您这次的修改
    {onCopy ? '；“另存一份”会用您的内容新建一份草稿，两份都保留。' : '。'}
  </Modal>
)
