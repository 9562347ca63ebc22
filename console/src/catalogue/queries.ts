import { type CourseDraft, getCourseDraft } from '@zhixing/shared/catalogue/contract'
import { call } from '../server/call'
import { createDocumentQueries } from '../workflow/document-queries'

export const courseQueries = createDocumentQueries<CourseDraft>({
  name: 'courses',
  load: (courseId, signal) => call(getCourseDraft, { courseId }, signal),
  idOf: ({ courseId }) => courseId,
})
