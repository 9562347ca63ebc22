import type { ReviewState } from '@zhixing/shared/reviews/contract'
import { stateTitles } from '@zhixing/shared/reviews/words'
import { Tag } from 'antd'

const colours: Record<ReviewState, string> = {
  open: 'gold',
  dismissed: 'default',
  'reversal-requested': 'blue',
  appealed: 'orange',
  'appeal-upheld': 'green',
  'appeal-rejected': 'default',
}

export const StateTag = ({ state }: { state: ReviewState }) => (
  <Tag color={colours[state]}>{stateTitles[state]}</Tag>
)
