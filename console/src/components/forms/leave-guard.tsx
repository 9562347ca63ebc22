import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router-dom'
import { tokenStore } from '../../server/token-store'

/** The state of a navigation that leaves nothing behind, though this page has not been drawn again yet. */
export const settled = 'settled'

/** Asks before unsaved changes are left behind. An ended session passes: the changes are kept and wait for the next sign-in. */
export function LeaveGuard({
  dirty,
  onKeep,
  onDiscard,
}: {
  dirty: boolean
  onKeep: () => void
  onDiscard: () => void
}) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty &&
      tokenStore.present() !== undefined &&
      nextLocation.state !== settled &&
      currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => {
      onKeep()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty, onKeep])
  const leave = (before: () => void) => () => {
    before()
    blocker.proceed?.()
  }
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="有修改还没有保存"
      onCancel={() => blocker.reset?.()}
      footer={[
        <Button key="discard" danger onClick={leave(onDiscard)}>
          放弃修改
        </Button>,
        <Button key="keep" onClick={leave(onKeep)}>
          暂存在本机，离开
        </Button>,
        <Button key="stay" type="primary" onClick={() => blocker.reset?.()}>
          继续编辑
        </Button>,
      ]}
    >
      暂存的修改只在这台电脑上，下次打开时可以继续；别人看不到，也不能提交审批。
    </Modal>
  )
}
