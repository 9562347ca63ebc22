import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useNavigate } from 'react-router-dom'

/**
 * Asks what to do if an earlier attempt was received, with other content than the form has now: only its
 * answer was lost. Returns whether the error says so. `onSeparate`: the form becomes a request of its own.
 */
export function useEarlierRequest(requestId: string, onSeparate: () => void) {
  const { modal } = App.useApp()
  const navigate = useNavigate()
  return (error: unknown): boolean => {
    if (!(error instanceof Refusal) || error.type !== 'request/stale') return false
    modal.confirm({
      title: '您先前提交的申请已经收到',
      content:
        '现在填写的内容与先前提交的不同，这次没有提交。可以先看看先前那份；也可以把现在的内容另作一份申请，再点一次提交。',
      okText: '查看先前那份',
      cancelText: '另作一份申请',
      onOk: () => navigate(`/credit-requests/${requestId}`),
      onCancel: onSeparate,
    })
    return true
  }
}
