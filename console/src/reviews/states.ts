import { stateTitles } from '@zhixing/shared/reviews/words'
import { createStateTag } from '../components/feedback/state-tag'

export const ReviewStateTag = createStateTag(stateTitles, {
  open: 'gold',
  dismissed: 'default',
  'reversal-requested': 'blue',
  appealed: 'orange',
  'appeal-upheld': 'green',
  'appeal-rejected': 'default',
})
