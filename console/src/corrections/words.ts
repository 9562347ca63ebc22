import type { CreditRequestState, ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'

export const stateTitles: Record<CreditRequestState, string> = {
  open: '待审批',
  approved: '已通过',
  rejected: '已退回',
  withdrawn: '已撤回',
}
export const kindTitles: Record<ManagedCreditRequest['kind'], string> = {
  reversal: '冲正',
  declaration: '线下申报',
}
export const entryTitles: Record<CreditEntry['kind'], string> = {
  award: '网络课程',
  reversal: '更正记录',
  declaration: '线下学时',
}

const number = (hours: number) => Number(Math.abs(hours).toFixed(2))
export const hoursWords = (hours: number) => `${number(hours)} 学时`
/** What becomes more, what becomes less. */
export const changeWords = (hours: number) => `${hours < 0 ? '−' : '+'}${number(hours)}`
/** Whom it concerns: one by name, many by the first of them. */
export const concernedWords = ({
  learnerName,
  learners,
}: Pick<ManagedCreditRequest, 'learnerName' | 'learners'>) =>
  learners > 1 ? `${learnerName} 等 ${learners} 人` : learnerName
