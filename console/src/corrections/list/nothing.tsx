import type { CreditRequestState } from '@zhixing/shared/corrections/contract'
import { Empty } from 'antd'
import type { ReactNode } from 'react'

const words: Record<CreditRequestState | 'all', string> = {
  all: '还没有申请。学时记错了可以申请冲正，线下培训的学时可以按班申报，都由另一位同志审批。',
  open: '没有等待审批的申请。',
  approved: '还没有通过的申请。',
  rejected: '没有退回的申请。',
  withdrawn: '没有撤回的申请。',
}

export const Nothing = ({ state, ask }: { state: CreditRequestState | undefined; ask: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words[state ?? 'all']}>
    {!state && <div className="empty-acts">{ask}</div>}
  </Empty>
)
