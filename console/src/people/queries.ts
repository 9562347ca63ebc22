import { getPerson, type PersonFile } from '@zhixing/shared/people/contract'
import { call } from '../server/call'
import { createDocumentQueries } from '../workflow/document-queries'

export const personQueries = createDocumentQueries<PersonFile>({
  name: 'people',
  load: (learnerId, signal) => call(getPerson, { learnerId }, signal),
  idOf: ({ learnerId }) => learnerId,
})
