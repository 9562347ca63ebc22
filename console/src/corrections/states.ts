import { createStateTag } from '../components/feedback/state-tag'
import { requestStateTitles } from './words'

export const RequestStateTag = createStateTag(requestStateTitles, {
  open: 'gold',
  approved: 'green',
  rejected: 'orange',
  withdrawn: 'default',
})
