import {
  endSession,
  endSessions,
  listSessions,
  type SignedInSession,
} from '@zhixing/shared/identity/contract'
import { call } from '../../../api/call'
import { isCallError } from '../../../api/http'
import { invalidate } from '../../../api/query-client'
import { useContractQuery } from '../../../api/use-contract-query'
import { useLatestState } from '../../../hooks/use-latest-state'
import { askToConfirm, tell } from '../../../platform/accessibility/dialog'
import { showToast } from '../../../platform/accessibility/toast'

const WITHIN_A_MINUTE = '一分钟内生效。'

export function useSessions() {
  const result = useContractQuery(listSessions, {})
  const [isBusy, setBusy] = useLatestState(false)

  const confirmAndEnd = async (title: string, content: string, send: () => Promise<unknown>) => {
    if (!(await askToConfirm({ title, content, confirmText: '退出', isDestructive: true }))) return
    setBusy(true)
    try {
      await send()
      await invalidate(listSessions)
      showToast('已退出')
    } catch (error) {
      if (!isCallError(error)) throw error
      tell('没有退出', error.title)
    } finally {
      setBusy(false)
    }
  }
  const end = ({ sessionId, device }: SignedInSession) =>
    void confirmAndEnd('退出这台设备？', `${device}。${WITHIN_A_MINUTE}`, () =>
      call(endSession, { sessionId }),
    )
  const endOthers = () =>
    void confirmAndEnd('退出其他全部设备？', `本机不受影响。${WITHIN_A_MINUTE}`, () =>
      call(endSessions, { which: 'others' }),
    )
  return { result, isBusy, end, endOthers }
}
