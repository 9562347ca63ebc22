import { createStateTag } from '../components/feedback/state-tag'
import { courseStateTitles } from './words'

export const CourseStateTag = createStateTag(courseStateTitles, {
  draft: 'default',
  submitted: 'gold',
  approved: 'blue',
  published: 'green',
  changed: 'purple',
  withdrawn: 'default',
})
