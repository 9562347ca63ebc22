import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { colours } from '../../style/theme'

type StepName = ReviewDetail['history'][number]['step']

export const reviewStepTitles: Record<StepName, string> = {
  raised: '提请复核',
  dismissed: '记为无问题',
  'reversal-requested': '提请冲正',
  appealed: '本人申诉',
  'appeal-upheld': '申诉成立',
  'appeal-rejected': '维持决定',
}
export const reviewStepColours: Partial<Record<StepName, string>> = {
  'reversal-requested': colours.info,
  appealed: 'orange',
  'appeal-upheld': 'green',
}
