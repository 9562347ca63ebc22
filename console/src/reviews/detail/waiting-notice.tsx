import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Alert } from 'antd'
import { LinkButton } from '../../components/page/link-button'

/** Says what the review waits for: an answer to the appeal, or another person's approval of the reversal. */
export function WaitingNotice({ detail: { state, actions, reversals, history } }: { detail: ReviewDetail }) {
  if (state === 'appealed') {
    const appeal = history.findLast(({ step }) => step === 'appealed')?.comment
    const barredText = actions.length ? undefined : '您参与过原决定，须由另一位同志答复。'
    return <Alert type="warning" showIcon title={`本人申诉：${appeal ?? ''}`} description={barredText} />
  }
  const isWaiting = reversals.some(({ reversal }) => reversal === 'requested' || reversal === 'reinstating')
  if (!isWaiting) return null
  return (
    <Alert
      type="info"
      showIcon
      title="正在等待另一位有审批权限的同志审批，批准以前学时没有变动。"
      action={
        <LinkButton to="/credit-requests?state=open" size="small">
          查看待审批
        </LinkButton>
      }
    />
  )
}
