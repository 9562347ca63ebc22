import { createStateTag } from '../components/feedback/state-tag'
import { courseStateTitles } from './words'

export const CourseStateTag = createStateTag(courseStateTitles, {
  draft: 'default',
  published: 'green',
  changed: 'gold',
  withdrawn: 'default',
})
