import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { colours } from '../../style/theme'
import { Steps } from '../../workflow/history'

type Step = ReviewDetail['history'][number]

const titles: Record<Step['step'], string> = {
  raised: '提请复核',
  dismissed: '记为无问题',
  'reversal-requested': '提请冲正',
  appealed: '本人申诉',
  'appeal-upheld': '申诉成立',
  'appeal-rejected': '维持决定',
}
const marks: Partial<Record<Step['step'], string>> = {
  'reversal-requested': colours.info,
  appealed: 'orange',
  'appeal-upheld': 'green',
}

export const History = ({ steps }: { steps: Step[] }) => (
  <Steps steps={steps} titles={titles} colours={marks} />
)
