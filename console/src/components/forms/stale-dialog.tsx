import { Button, Modal } from 'antd'

interface Props {
  open: boolean
  what: string // 公告, 课程
  onReload: () => void
  onCopy: () => void
  onClose: () => void
}

/** Two people wrote at the same time: nobody's words are overwritten in silence. */
export const StaleDialog = ({ open, what, onReload, onCopy, onClose }: Props) => (
  <Modal
    open={open}
    title={`这份${what}刚刚被另一位同志修改过`}
    onCancel={onClose}
    footer={[
      <Button key="close" onClick={onClose}>
        先不处理
      </Button>,
      <Button key="copy" onClick={onCopy}>
        把我的内容另存一份
      </Button>,
      <Button key="reload" type="primary" onClick={onReload}>
        查看最新内容
      </Button>,
    ]}
  >
    为避免互相覆盖，没有保存。“查看最新内容”会放弃您这次的修改；“另存一份”会用您的内容新建一份草稿，两份都保留。
  </Modal>
)
