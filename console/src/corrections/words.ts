import type { CreditRequestState, ManagedCreditRequest } from '@zhixing/shared/corrections/contract'
import { absoluteHours } from '../components/content/study-hours'

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
/** `+6` or `−6`. */
export const changeText = (studyHours: number) => `${studyHours < 0 ? '−' : '+'}${absoluteHours(studyHours)}`

/** The learner a request is about, or the first of them and how many: `林小满 等 3 人`. */
export const learnersText = ({
  learnerName,
  learners,
}: Pick<ManagedCreditRequest, 'learnerName' | 'learners'>) =>
  learners > 1 ? `${learnerName} 等 ${learners} 人` : learnerName
