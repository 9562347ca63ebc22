import { type CreditRequestDetail, getCreditRequest } from '@zhixing/shared/corrections/contract'
import { call } from '../server/call'
import { createDocumentQueries } from '../workflow/document-queries'

/** First part of the query key of a learner's transcript. */
export const TRANSCRIPT_KEY = 'transcript'

export const requestQueries = createDocumentQueries<CreditRequestDetail>({
  name: 'credit-requests',
  load: (requestId, signal) => call(getCreditRequest, { requestId }, signal),
  idOf: ({ requestId }) => requestId,
  relatedKeys: () => [[TRANSCRIPT_KEY]],
})
