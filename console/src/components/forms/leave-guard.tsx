import { Button, Modal } from 'antd'
import { useEffect } from 'react'
import { useBlocker } from 'react-router-dom'
import { tokenStore } from '../../server/token-store'
import type { Draft } from './use-draft'

/** The location state of a navigation right after saving: this page still holds `isDirty` from before it. */
export const skipsLeaveGuard = 'skips-leave-guard'

/** Asks before unsaved changes are left, except when the token has expired: the draft is kept then. */
export function LeaveGuard<Facts>({ draft: { isDirty, keep, forget } }: { draft: Draft<Facts> }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      tokenStore.token() !== undefined &&
      nextLocation.state !== skipsLeaveGuard &&
      currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isDirty) return
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      keep()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => window.removeEventListener('beforeunload', onBeforeUnload)
  }, [isDirty, keep])
  const leaveAfter = (act: () => void) => () => {
    act()
    blocker.proceed?.()
  }
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title="有修改还没有保存"
      onCancel={() => blocker.reset?.()}
      footer={[
        <Button key="discard" danger onClick={leaveAfter(forget)}>
          放弃修改
        </Button>,
        <Button key="keep" onClick={leaveAfter(keep)}>
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
