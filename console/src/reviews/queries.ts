import { getReview, type ReviewDetail } from '@zhixing/shared/reviews/contract'
import { call } from '../server/call'
import { createDocumentQueries } from '../workflow/document-queries'

export const reviewQueries = createDocumentQueries<ReviewDetail>({
  name: 'reviews',
  load: (reviewId, signal) => call(getReview, { reviewId }, signal),
  idOf: ({ reviewId }) => reviewId,
})
