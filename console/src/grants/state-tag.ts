import { createStateTag } from '../components/feedback/state-tag'
import { grantStateTitles } from './words'

export const GrantStateTag = createStateTag(grantStateTitles, {
  requested: 'gold',
  active: 'green',
  suspended: 'orange',
  ended: 'default',
})
