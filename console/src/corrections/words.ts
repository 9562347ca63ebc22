import type { CreditRequestState, ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'

export const requestStateTitles: Record<CreditRequestState, string> = {
  open: '待审批',
  approved: '已通过',
  rejected: '已退回',
  withdrawn: '已撤回',
}
export const requestKindTitles: Record<ManagedCreditRequest['kind'], string> = {
  reversal: '冲正',
  declaration: '线下申报',
}
export const entryKindTitles: Record<CreditEntry['kind'], string> = {
  award: '网络课程',
  reversal: '更正记录',
  declaration: '线下学时',
}

const absolute = (studyHours: number) => Number(Math.abs(studyHours).toFixed(2))

/** `6 学时`, without a sign. */
export const hoursText = (studyHours: number) => `${absolute(studyHours)} 学时`

/** `+6` or `−6`. */
export const changeText = (studyHours: number) => `${studyHours < 0 ? '−' : '+'}${absolute(studyHours)}`

/** The learner a request is about, or the first of them and how many: `林小满 等 3 人`. */
export const learnersText = ({
  learnerName,
  learners,
}: Pick<ManagedCreditRequest, 'learnerName' | 'learners'>) =>
  learners > 1 ? `${learnerName} 等 ${learners} 人` : learnerName
